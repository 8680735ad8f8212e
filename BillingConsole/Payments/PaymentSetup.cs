using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;

namespace BillingConsole.Payments;

public static class PaymentSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<TopUpInvoices>().AddScoped<IInvoicePayments, InvoicePayments>().AddScoped<IPaidMoney, ReleasePayments>().AddScoped<ILedgerCheck, CustomerCreditCheck>().AddScoped<ILedgerCheck, CashCheck>()
        .AddSlot<InvoicePaymentActs>(SlotName.InvoiceAct, "Record payment", 90, Permission.HandleMoney)
        .AddSlot<CreditAct>(SlotName.CustomerAct, "Refund credit", 80, Permission.HandleMoney).AddSlot<PaymentsTab>(SlotName.CustomerTab, "Payments", 50);
}
