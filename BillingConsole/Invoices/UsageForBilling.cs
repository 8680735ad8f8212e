using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using BillingConsole.Usage;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Fetches what many deals used, in one go, before their invoices are computed.</summary>
public sealed class UsageForBilling(UsageReader reader)
{
    public async Task<UsageLookup> PrefetchAsync(IReadOnlyList<BillableDeal> deals, Func<BillableDeal, LocalDate> dateOf, CancellationToken cancel)
    {
        var questions = deals.Where(d => d.Of is not null).SelectMany(d => d.Deal.DueOn(dateOf(d))
            .Where(due => due.Item.Definition.Meter is not null).Select(due => new UsageQuestion(d.Customer, due.Item.Definition.Meter!, due.Used))).Distinct().ToList();
        return Lookup(await reader.PrefetchAsync(questions, cancel));
    }

    public Task<MeteredUsage> ReadAsync(Customer customer, string meter, Period period, CancellationToken cancel) => reader.ReadAsync(customer, meter, period, cancel);

    /// <summary>Answers any period with what the customer really used in the last full period of the deal's length before a day.</summary>
    public async Task<UsageLookup> AsInLastPeriodAsync(Subscription deal, Customer customer, LocalDate today, CancellationToken cancel)
    {
        var length = deal.Interval;
        var last = new Period(length.AddTo(today, -1, today.Day), today);
        var meters = deal.Items.Select(i => i.Definition.Meter).OfType<string>().Distinct().ToList();
        var used = await reader.PrefetchAsync([.. meters.Select(m => new UsageQuestion(customer, m, last))], cancel);
        return (_, meter, _) => used[(customer.Id, meter, last)];
    }

    private static UsageLookup Lookup(UsageBook used) => (customer, meter, period) => used[(customer.Id, meter, period)];
}
