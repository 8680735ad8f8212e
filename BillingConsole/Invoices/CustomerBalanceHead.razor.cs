using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>Where a customer stands, above its tabs.</summary>
public sealed partial class CustomerBalanceHead
{
    private CustomerBalanceView? balance;

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((CustomerBalanceQueries q) => q.FindAsync(Customer, CancellationToken.None));
        balance = found.Ok ? found.Value : null;
    }
}
