using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Usage;
using BillingConsole.Usage.Checking;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Closing;

/// <summary>Lets nothing become final that rests on usage which is not what its events say; and holds counting still meanwhile.</summary>
public sealed class BillingGuard(BillingDb db, UsageReader reader, DriftGuard drift)
{
    /// <summary>The deals that must not be billed now, each with the reason.</summary>
    public async Task<IReadOnlyDictionary<Id<Subscription>, string>> HoldAsync(IReadOnlyList<BillableDeal> deals, Func<BillableDeal, LocalDate> dateOf, CancellationToken cancel)
    {
        await reader.HoldAsync(cancel);
        var asked = deals.ToDictionary(d => d.Deal.Id, d => UsageForBilling.QuestionsOf(d, dateOf(d)).Concat(LateOf(d)).ToList());
        var problems = await drift.ProblemsAsync([.. asked.Values.SelectMany(q => q).Distinct()], cancel);
        return problems.Count == 0 ? new Dictionary<Id<Subscription>, string>()
            : asked.Select(a => (a.Key, Reason: string.Join(" ", a.Value.Where(problems.ContainsKey).Select(q => problems[q])))).Where(a => a.Reason.Length > 0).ToDictionary(a => a.Key, a => a.Reason);
    }

    /// <summary>The same of one invoice, from the lines it has.</summary>
    public async Task<Refusal?> WhyNotAsync(Invoice invoice, CancellationToken cancel)
    {
        await reader.HoldAsync(cancel);
        var metered = invoice.Lines.Where(l => l.Meter is not null).ToList();
        if (metered.Count == 0) return null;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var problems = await drift.ProblemsAsync([.. metered.Select(l => new UsageQuestion(customer, l.Meter!, new(l.PeriodStart, l.PeriodEnd))).Distinct()], cancel);
        return problems.Count == 0 ? null : Refusal.Conflict("usage_drift", string.Join(" ", problems.Values));
    }

    private static IEnumerable<UsageQuestion> LateOf(BillableDeal deal) => deal.Late.Lines.Select(l => new UsageQuestion(deal.Customer, l.Sold.List.Meter!, l.Period));
}
