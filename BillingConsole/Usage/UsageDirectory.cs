using System.Collections.Concurrent;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A customer as the writer needs it.</summary>
public sealed record MeteredCustomer(string Id, DateTimeZone Zone);

/// <summary>
/// Meters and customers in memory, so that counting an event asks the database nothing. Meters are read anew once a
/// second at most, a customer when it is not yet known.
/// </summary>
public sealed class UsageDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, MeteredCustomer> customers = new(StringComparer.Ordinal);
    private volatile Meters meters = new([], 0);

    private sealed record Meters(IReadOnlyList<Meter> All, long ReadAt)
    {
        public ILookup<string, Meter> ByType { get; } = All.Where(m => m.ArchivedAt is null).ToLookup(m => m.EventType, StringComparer.Ordinal);
    }

    public async Task<ILookup<string, Meter>> MetersByTypeAsync(CancellationToken cancel)
    {
        var known = meters;
        if (known.ReadAt != 0 && clock.GetElapsedTime(known.ReadAt) < TimeSpan.FromSeconds(1)) return known.ByType;
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<Meter>().AsNoTracking().ToListAsync(cancel);
        return (meters = new(all, clock.GetTimestamp())).ByType;
    }

    /// <summary>Forgets the meters, after one was made.</summary>
    public void Forget() => meters = new([], 0);

    /// <summary>A customer's zone decides the size of its buckets.</summary>
    public void Forget(Customer customer)
    {
        customers.TryRemove(customer.Id.ToString(), out _);
        if (customer.ExternalId is { } external) customers.TryRemove(external, out _);
    }

    /// <summary>Finds the customers of a batch by id or external_id; names that nobody bears are left out.</summary>
    public async Task<Dictionary<string, MeteredCustomer>> CustomersAsync(IEnumerable<string> subjects, CancellationToken cancel)
    {
        var found = new Dictionary<string, MeteredCustomer>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var subject in subjects)
        {
            if (customers.TryGetValue(subject, out var known)) found[subject] = known;
            else missing.Add(subject);
        }
        if (missing.Count == 0) return found;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var ids = missing.Select(m => Id<Customer>.TryParse(m, out var id) ? id : (Id<Customer>?)null).OfType<Id<Customer>>().ToList();
        var read = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id) || missing.Contains(c.ExternalId!)).ToListAsync(cancel);
        foreach (var customer in read)
            foreach (var name in new[] { customer.Id.ToString(), customer.ExternalId }.OfType<string>())
                if (missing.Contains(name)) found[name] = customers[name] = new(customer.Id.ToString(), customer.Zone);
        return found;
    }
}

/// <summary>Keeps the directory true when a customer changes.</summary>
public sealed class CustomerChangedForUsage(UsageDirectory directory) : Platform.Operations.IListener<CustomerChanged>
{
    public Task HearAsync(CustomerChanged happened, CancellationToken cancel)
    {
        directory.Forget(happened.Customer);
        return Task.CompletedTask;
    }
}
