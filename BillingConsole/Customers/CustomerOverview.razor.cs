using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Customers;

public sealed partial class CustomerOverview
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private Task<Result<CustomerView?>> LoadAsync() => Operations.ReadAsync((CustomerQueries q) => q.FindAsync(Customer, CancellationToken.None));
}
