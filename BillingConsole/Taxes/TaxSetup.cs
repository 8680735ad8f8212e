using BillingConsole.Customers;

namespace BillingConsole.Taxes;

public static class TaxSetup
{
    public static IServiceCollection AddTaxes(this IServiceCollection services) => services.AddScoped<ITaxNames, TaxNames>();
}
