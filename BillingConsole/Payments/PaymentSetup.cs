using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Shell;

namespace BillingConsole.Payments;

public static class PaymentSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<IInvoicePayments, InvoicePayments>().AddScoped<ILedgerCheck, CustomerCreditCheck>().AddScoped<ILedgerCheck, CashCheck>()
        .AddSlot<PaymentsTab>(SlotName.CustomerTab, "Payments", 50);
}
