using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Usage;

public sealed partial class EventListPage
{
    private DataList<EventView>? list;
    private IReadOnlyList<Choice> meters = [];
    private IReadOnlyList<Choice> types = [];

    [Inject] public required Operations Operations { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((MeterQueries q) => q.ListAsync(new(Listing.Most), null, true, CancellationToken.None));
        if (!found.Ok) return;
        meters = [.. found.Value.Data.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Choice(m.Code, m.Name))];
        types = [.. found.Value.Data.Select(m => m.EventType).Distinct().Order(StringComparer.Ordinal).Select(t => new Choice(t, t))];
    }

    /// <summary>Days are the viewer's; the last one counts whole.</summary>
    private Task<Result<PageOf<EventView>>> LoadAsync(ListRequest request)
    {
        var (customer, isId) = (request.Text("customer"), request.Text("customer")?.StartsWith("cus_", StringComparison.Ordinal) == true);
        var filter = new EventFilter(
            isId ? customer : null, request.Text("meter"), request.Date("from")?.AtStartOfDayInZone(Viewer.Zone).ToInstant(),
            request.Date("to")?.PlusDays(1).AtStartOfDayInZone(Viewer.Zone).ToInstant(), request.Text("type"), isId ? null : customer);
        return Operations.ReadAsync((EventQueries q) => q.ListAsync(request.Listing, filter, request.Cancel), request.Cancel);
    }
}
