using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>Keeps the roll-ups true when what they rest on changes, in the same transaction.</summary>
public sealed class UsageUpkeep(BillingDb db, UsageStore usage)
{
    /// <summary>A new rule counts the events that other meters of the type have brought in before it.</summary>
    public async Task CountEarlierAsync(Meter meter, CancellationToken cancel)
    {
        await using var store = await usage.JoinAsync(db, cancel);
        if (!await db.Set<Meter>().AnyAsync(m => m.EventType == meter.EventType && m.Id != meter.Id, cancel)) return;
        var ids = await db.Set<UsageEvent>().Where(e => e.Type == meter.EventType).Select(e => e.CustomerId).Distinct().ToListAsync(cancel);
        var zones = await db.Set<Customer>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.TimeZone }).ToListAsync(cancel);
        foreach (var c in zones)
            await store.RebuildAsync(new(c.Id.ToString(), DateTimeZoneProviders.Tzdb[c.TimeZone]), [meter], HourSpan.Always, cancel);
    }

    /// <summary>In another zone the days may begin on other quarters of an hour, which the stored buckets must not straddle.</summary>
    public async Task ZoneChangedAsync(Customer customer, CancellationToken cancel)
    {
        await using var store = await usage.JoinAsync(db, cancel);
        var meters = await db.Set<Meter>().AsNoTracking().ToListAsync(cancel);
        await store.RebuildAsync(new(customer.Id.ToString(), customer.Zone), meters, HourSpan.Always, cancel);
    }
}

/// <summary>A customer's names and zone decide where its events count.</summary>
public sealed class CustomerChangedForUsage(BillingDb db, UsageDirectory directory, UsageUpkeep upkeep) : IListener<CustomerChanged>
{
    public async Task HearAsync(CustomerChanged happened, CancellationToken cancel)
    {
        directory.Forget();
        var entry = db.Entry(happened.Customer);
        if (entry.State != EntityState.Added && entry.Property(c => c.TimeZone).OriginalValue != happened.Customer.TimeZone)
            await upkeep.ZoneChangedAsync(happened.Customer, cancel);
    }
}
