using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>What one customer used of one meter: the quantity of the period, its windows drawn and listed.</summary>
public sealed partial class UsageOverTime
{
    private static readonly IReadOnlyList<Choice> Sizes = [new("hour", "By hour"), new("month", "By month")];
    private DataList<WindowView>? list;
    private MeterUsageView? usage;
    private string? spoken;

    [Inject] public required Operations Operations { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    [Parameter, EditorRequired] public string Meter { get; set; } = "";

    /// <summary>The whole answer is one page; windows without events are drawn, not listed.</summary>
    private async Task<Result<PageOf<WindowView>>> LoadAsync(ListRequest request)
    {
        var asked = new UsageAsked(Customer, request.Text("from"), request.Date("to") is { } to ? LocalDatePattern.Iso.Format(to.PlusDays(1)) : null, request.Text("window") ?? "day");
        var found = await Operations.ReadAsync((UsageQueries q) => q.OfMeterAsync(Meter, asked, request.Cancel), request.Cancel);
        usage = found.Ok ? found.Value : null;
        spoken = usage is null ? null : Dates.Span(usage.From.InZone(Viewer.Zone).Date, (usage.To - Duration.Epsilon).InZone(Viewer.Zone).Date.PlusDays(1));
        StateHasChanged();
        return found.Ok
            ? new PageOf<WindowView>([.. (found.Value?.Buckets ?? []).Where(w => w.Events > 0 || w.Value != 0).Reverse()], null)
            : Result<PageOf<WindowView>>.Refused(found.Refusals);
    }
}
