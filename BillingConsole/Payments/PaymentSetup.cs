using BillingConsole.Invoices;
using BillingConsole.Shell;

namespace BillingConsole.Payments;

public static class PaymentSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<IInvoicePayments, InvoicePayments>().AddSlot<PaymentsTab>(SlotName.CustomerTab, "Payments", 50);
}
