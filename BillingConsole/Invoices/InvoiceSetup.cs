using BillingConsole.Customers;
using BillingConsole.Customers.Timeline;
using BillingConsole.Invoices.Bulk;
using BillingConsole.Invoices.Closing;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Invoices.Dunning;
using BillingConsole.Invoices.Exposure;
using BillingConsole.Invoices.Mailing;
using BillingConsole.Invoices.Recognition;
using BillingConsole.Invoices.Statements;
using BillingConsole.Ledger;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Outbox;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;
using BillingConsole.Usage;

namespace BillingConsole.Invoices;

public static class InvoiceSetup
{
    public static IServiceCollection AddInvoices(this IServiceCollection services) => services
        .AddScoped<BillableDeals>().AddScoped<UsageForBilling>().AddScoped<CommitmentHistory>().AddScoped<DocumentNumbers>().AddScoped<Finaliser>().AddScoped<CreditDesk>().AddScoped<UnusedDays>().AddScoped<Biller>().AddScoped<ChangeBiller>()
        .AddSlot<CustomerBalanceHead>(SlotName.CustomerHead, "Balance", 0)
        .AddSlot<InvoicesTab>(SlotName.CustomerTab, "Invoices", 40).AddSlot<InvoicesTab>(SlotName.SubscriptionTab, "Invoices", 40)
        .AddSlot<InvoicesCard>(SlotName.HomeCard, "Invoices", 0)
        .AddScoped<ISearchSource, InvoiceSearch>().AddScoped<InvoiceChoices>()
        .AddScoped<ICustomerColumn, OwedColumn>().AddScoped<ICustomerColumn, OverdueColumn>()
        .AddScoped<CustomerExposure>().AddSingleton<ExposureQueue>().AddSingleton<IUsageListener>(s => s.GetRequiredService<ExposureQueue>())
        .AddSingleton<ExposureWorker>().AddHostedService(s => s.GetRequiredService<ExposureWorker>()).AddJob<ExposureJob>()
        .AddScoped<DraftRefresh>().AddScoped<Rebiller>().AddScoped<RunScope>().AddScoped<InvoiceReader>().AddScoped<InvoiceMailer>().AddScoped<BulkScope>().AddCourier<BulkCourier>()
        .AddScoped<LateUsageFinder>().AddScoped<PeriodClosing>().AddScoped<BillingGuard>().AddJob<LateUsageJob>()
        .AddSingleton<BillingRunSignal>().AddSingleton<BillingRunner>().AddHostedService<BillingRunWorker>().AddJob<BillingRunJob>()
        .AddScoped<ITimelineSource, MoneyTimeline>().AddScoped<ITimelineSource, ReminderTimeline>().AddJob<DunningJob>()
        .AddSlot<StatementAct>(SlotName.CustomerAct, "Statement", 70)
        .AddJob<RevenueRecognitionJob>().AddScoped<ILedgerSubject, InvoiceSubject>().AddScoped<ILedgerSubject, CustomerSubject>()
        .AddScoped<ILedgerCheck, ReceivableCheck>().AddScoped<ILedgerCheck, TaxPayableCheck>().AddScoped<ILedgerCheck, DeferredRevenueCheck>();
}
