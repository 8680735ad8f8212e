using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Payments;

public static class PaymentSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<PaymentDesk>().AddScoped<DisputeDesk>().AddScoped<ProcessorFees>().AddScoped<TopUpInvoices>().AddScoped<ISearchSource, PrepaidSearch>().AddSlot<TopUpAct>(SlotName.WalletAct, "Top up", 90, Permission.TopUpWallets)
        .AddSlot<CustomerTopUpAct>(SlotName.CustomerAct, "Top up", 85, Permission.TopUpWallets).AddScoped<IInvoicePayments, InvoicePayments>().AddScoped<IPaidMoney, ReleasePayments>().AddScoped<ILedgerCheck, CustomerCreditCheck>().AddScoped<ILedgerCheck, CashCheck>().AddScoped<ILedgerCheck, DisputeCheck>()
        .AddSlot<InvoicePaymentActs>(SlotName.InvoiceAct, "Record payment", 90, Permission.HandleMoney)
        .AddSlot<CreditAct>(SlotName.CustomerAct, "Refund credit", 80, Permission.HandleMoney).AddSlot<PaymentsTab>(SlotName.CustomerTab, "Payments", 50);
}
