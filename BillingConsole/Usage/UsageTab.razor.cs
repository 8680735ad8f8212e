using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>What one customer used of every meter; without dates, this month.</summary>
public sealed partial class UsageTab
{
    private MeterTotal? top;

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private async Task<Result<PageOf<MeterTotal>>> LoadAsync(ListRequest request)
    {
        var to = request.Date("to") is { } last ? LocalDatePattern.Iso.Format(last.PlusDays(1)) : null;
        var found = await Operations.ReadAsync((UsageQueries q) => q.OfCustomerAsync(Customer, request.Text("from"), to, request.Cancel), request.Cancel);
        if (!found.Ok) return Result<PageOf<MeterTotal>>.Refused(found.Refusals);
        top = found.Value?.Meters.MaxBy(m => m.Events);
        StateHasChanged();
        return new PageOf<MeterTotal>(found.Value?.Meters ?? [], null);
    }
}
