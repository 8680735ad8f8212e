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
        var questions = deals.Where(d => d.Of is not null).SelectMany(d => QuestionsOf(d, dateOf(d))).Distinct().ToList();
        return Lookup(await reader.PrefetchAsync(questions, cancel));
    }

    /// <summary>What must be known of usage to bill a deal on a date.</summary>
    public static IEnumerable<UsageQuestion> QuestionsOf(BillableDeal deal, LocalDate date) => deal.Deal.DueOn(date)
        .Where(due => due.Item.Definition.Meter is not null).Select(due => new UsageQuestion(deal.Customer, due.Item.Definition.Meter!, due.Used));

    public Task<MeteredUsage> ReadAsync(Customer customer, string meter, Period period, CancellationToken cancel, long? cutoff = null) => reader.ReadAsync(customer, meter, period, cancel, cutoff);

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
