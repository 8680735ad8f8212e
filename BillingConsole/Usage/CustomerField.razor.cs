using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Usage;

/// <summary>Whose usage: a customer found by name, named by its id or external id.</summary>
public sealed partial class CustomerField
{
    private const int MostFound = 8;
    private CustomerView? known;

    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (known?.Id.ToString() == Value) return;
        var found = string.IsNullOrEmpty(Value) ? null : await Operations.ReadAsync((CustomerQueries q) => q.FindAsync(Value, CancellationToken.None));
        known = found is { Ok: true } ? found.Value : null;
    }

    private async Task<IReadOnlyList<Choice>> FindAsync(string text, CancellationToken cancel)
    {
        var found = await Operations.ReadAsync((CustomerQueries q) => q.ListAsync(new Listing(MostFound), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Id.ToString(), c.Name, c.ExternalId))] : [];
    }
}
