using System.Collections.Concurrent;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A customer as the writer needs it.</summary>
public sealed record MeteredCustomer(string Id, DateTimeZone Zone);

/// <summary>
/// Meters and customers in memory, so that counting an event asks the database next to nothing. The meters are read anew
/// when their stamp has changed; customers are forgotten when they change, of which a process that is not alone reads in the audit.
/// </summary>
public sealed class UsageDirectory(IServiceScopeFactory scopes, DataSettings settings)
{
    private readonly ConcurrentDictionary<string, MeteredCustomer> customers = new(StringComparer.Ordinal);
    private volatile Meters meters = new("", []);
    private long audited;

    private sealed record Meters(string Stamp, IReadOnlyList<Meter> All)
    {
        public ILookup<string, Meter> ByType { get; } = All.ToLookup(m => m.EventType, StringComparer.Ordinal);
    }

    /// <summary>Every meter by the type of its events; an archived one goes on counting for those who bought it.</summary>
    public async Task<ILookup<string, Meter>> MetersAsync(Standing standing, CancellationToken cancel)
    {
        if (meters.Stamp == standing.Meters) return meters.ByType;
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<Meter>().AsNoTracking().ToListAsync(cancel);
        return (meters = new(standing.Meters, all)).ByType;
    }

    public void Forget() => customers.Clear();

    /// <summary>Finds the customers of some events by id or external_id; names that nobody bears are left out.</summary>
    public async Task<Dictionary<string, MeteredCustomer>> CustomersAsync(Standing standing, IReadOnlyCollection<IncomingEvent> events, CancellationToken cancel)
    {
        // Whatever another node changes stands in the audit as soon as it is changed.
        if (settings.Provider == DatabaseProvider.Postgresql && standing.LastAudit != audited) customers.Clear();
        audited = standing.LastAudit;
        var found = new Dictionary<string, MeteredCustomer>(StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subject in events.Select(e => e.Subject!))
        {
            if (customers.TryGetValue(subject, out var known)) found[subject] = known;
            else missing.Add(subject);
        }
        if (missing.Count > 0) await ReadAsync(missing, found, cancel);
        return found;
    }

    private async Task ReadAsync(HashSet<string> missing, Dictionary<string, MeteredCustomer> found, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var names = missing.ToList();
        var ids = names.Select(m => Id<Customer>.TryParse(m, out var id) ? id : (Id<Customer>?)null).OfType<Id<Customer>>().ToList();
        var read = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id) || names.Contains(c.ExternalId!))
            .Select(c => new { c.Id, c.ExternalId, c.TimeZone }).ToListAsync(cancel);
        foreach (var customer in read)
            foreach (var name in new[] { customer.Id.ToString(), customer.ExternalId }.OfType<string>().Where(missing.Contains))
                found[name] = customers[name] = new(customer.Id.ToString(), DateTimeZoneProviders.Tzdb[customer.TimeZone]);
    }
}
