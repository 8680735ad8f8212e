using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Usage;

public sealed partial class UsagePage
{
    private IReadOnlyList<Choice> meters = [];

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "customer")] public string? Customer { get; set; }
    [SupplyParameterFromQuery(Name = "meter")] public string? Meter { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((MeterQueries q) => q.ListAsync(new(Listing.Most), null, true, CancellationToken.None));
        if (found.Ok) meters = [.. found.Value.Data.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Choice(m.Code, m.Name))];
    }
}
