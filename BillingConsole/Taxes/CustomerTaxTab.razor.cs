using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Taxes;

/// <summary>Which taxes the invoices of a customer bear today, and which level says so.</summary>
public sealed partial class CustomerTaxTab
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private Task<Result<CustomerTaxes?>> LoadAsync() => Operations.ReadAsync((TaxDefaultQueries q) => q.OfAsync(Customer, CancellationToken.None));

    private static string Title(CustomerTaxes taxes) => taxes switch
    {
        { Exempt: true } => $"{taxes.Name} is exempt and bears no tax",
        { Level: null } => "Invoices bear no tax: no level names one",
        { Level: TaxLevel.Customer } => "Invoices bear the customer's own taxes",
        { Level: TaxLevel.Country } => "Invoices bear the rule of the country",
        { Level: TaxLevel.Company } => "Invoices bear the company's default",
        _ => "Invoices bear what the deal names",
    };
}
