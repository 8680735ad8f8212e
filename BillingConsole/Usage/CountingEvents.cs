using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage;

/// <summary>Reads events for those who count them again.</summary>
internal static class CountingEvents
{
    /// <summary>The events that no void had named by then, in the order of their commits.</summary>
    /// <param name="until">The number of the newest event or void that is looked at.</param>
    public static IQueryable<UsageEvent> Counting(this BillingDb db, long until = long.MaxValue)
    {
        var all = db.Set<UsageEvent>();
        return all.AsNoTracking().Where(e => e.Kind == UsageEventKind.Event && e.Seq <= until && !all.Any(v => v.RefSeq == e.Seq && v.Seq <= until)).OrderBy(e => e.Seq);
    }

    /// <summary>Reads what is needed to count them, and not the rest of their rows.</summary>
    public static Task<List<KnownEvent>> KnownAsync(this IQueryable<UsageEvent> events, CancellationToken cancel) => events
        .Select(e => new KnownEvent(e.Seq, e.Source, e.EventId, "", "", e.Type, Instants.ToMicroseconds(e.Time), e.Data, null)).ToListAsync(cancel);
}
