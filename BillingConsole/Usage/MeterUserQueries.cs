using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>What one customer used of a meter.</summary>
public sealed record MeterUser(Id<Customer> Customer, string Name, decimal Value, long Events);

[Needs(Permission.Read)]
public sealed class MeterUserQueries(BillingDb db, UsageReader reader, TimeProvider clock)
{
    private const int Most = 20;
    private static readonly Duration Margin = Duration.FromHours(30);

    /// <summary>Those with the most events of this month of UTC, each with the quantity of its own month.</summary>
    public async Task<IReadOnlyList<MeterUser>> MostAsync(string named, CancellationToken cancel)
    {
        if (await db.FindMeterAsync(named, cancel) is not { } meter) return [];
        var first = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date.With(DateAdjusters.StartOfMonth);
        var month = new BillingConsole.Core.Time.Period(first, first.PlusMonths(1));
        var (start, end) = month.In(DateTimeZone.Utc);
        var ids = await BusiestAsync(meter, start - Margin, end + Margin, cancel);
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        var book = await reader.PrefetchAsync(customers.ConvertAll(c => new UsageQuestion(c, meter.Code, month)), cancel);
        return [.. customers.Select(c => (Customer: c, Usage: book[(c.Id, meter.Code, month)]))
            .Where(u => u.Usage.Events > 0).OrderByDescending(u => u.Usage.Events).ThenBy(u => u.Customer.Name, StringComparer.Ordinal)
            .Select(u => new MeterUser(u.Customer.Id, u.Customer.Name, u.Usage.Quantity.Value, u.Usage.Events))];
    }

    private Task<List<Id<Customer>>> BusiestAsync(Meter meter, Instant from, Instant to, CancellationToken cancel) => db.Set<UsageBucketRow>()
        .Where(b => b.MeterId == meter.Id && b.Start >= from && b.Start < to && b.Count > 0)
        .GroupBy(b => b.CustomerId).OrderByDescending(g => g.Sum(b => b.Count)).Take(Most).Select(g => g.Key).ToListAsync(cancel);
}
