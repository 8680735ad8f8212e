using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Customers.Timeline;

/// <summary>What happened to this customer, on one page.</summary>
public sealed partial class TimelineTab
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private async Task<Result<PageOf<TimelineRow>>> LoadAsync(ListRequest request)
    {
        var found = await Operations.ReadAsync((TimelineQueries q) => q.OfAsync(Customer, request.Listing, request.Cancel), request.Cancel);
        return found.Ok ? found.Value ?? new PageOf<TimelineRow>([], null) : Result<PageOf<TimelineRow>>.Refused(found.Refusals);
    }

    private static string? HrefOf(TimelineRow row) => row.Object?.Split('_')[0] switch
    {
        "inv" => Links.Invoice(row.Object),
        "pay" => Links.Payment(row.Object),
        "sub" => Links.Subscription(row.Object),
        _ => null,
    };
}
