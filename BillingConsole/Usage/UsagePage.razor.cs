using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Usage;

public sealed partial class UsagePage
{
    private const int MostFound = 8;
    private IReadOnlyList<Choice> meters = [];
    private CustomerView? customer;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "customer")] public string? Customer { get; set; }
    [SupplyParameterFromQuery(Name = "meter")] public string? Meter { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((MeterQueries q) => q.ListAsync(new(Listing.Most), null, true, CancellationToken.None));
        if (found.Ok) meters = [.. found.Value.Data.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Choice(m.Code, m.Name))];
    }

    protected override async Task OnParametersSetAsync()
    {
        if (customer?.Id.ToString() == Customer) return;
        var found = string.IsNullOrEmpty(Customer) ? null : await Operations.ReadAsync((CustomerQueries q) => q.FindAsync(Customer, CancellationToken.None));
        customer = found is { Ok: true } ? found.Value : null;
    }

    private async Task<IReadOnlyList<Choice>> FindCustomersAsync(string text, CancellationToken cancel)
    {
        var found = await Operations.ReadAsync((CustomerQueries q) => q.ListAsync(new Listing(MostFound), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Id.ToString(), c.Name, c.ExternalId))] : [];
    }
}
