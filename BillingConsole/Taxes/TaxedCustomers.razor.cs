using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Taxes;

/// <summary>Customers whose taxes are their own; with a tax, those who bear that one.</summary>
public sealed partial class TaxedCustomers
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string? Tax { get; set; }

    private Task<Result<PageOf<TaxedCustomer>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (TaxDefaultQueries q) => q.CustomersAsync(request.Listing, Tax, request.Cancel), request.Cancel);
}
