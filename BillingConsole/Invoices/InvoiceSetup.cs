using BillingConsole.Platform.Jobs;

namespace BillingConsole.Invoices;

public static class InvoiceSetup
{
    public static IServiceCollection AddInvoices(this IServiceCollection services) => services
        .AddScoped<BillableDeals>().AddScoped<UsageForBilling>().AddScoped<CommitmentHistory>().AddScoped<Finaliser>().AddScoped<Biller>()
        .AddScoped<DraftRefresh>().AddScoped<InvoiceReader>()
        .AddSingleton<BillingRunSignal>().AddSingleton<BillingRunner>().AddHostedService<BillingRunWorker>().AddJob<BillingRunJob>();
}
