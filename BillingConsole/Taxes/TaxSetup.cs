using BillingConsole.Customers;
using BillingConsole.Shell;

namespace BillingConsole.Taxes;

public static class TaxSetup
{
    public static IServiceCollection AddTaxes(this IServiceCollection services) => services.AddScoped<ITaxNames, TaxNames>()
        .AddSlot<CustomerTaxTab>(SlotName.CustomerTab, "Taxes", 60);
}
