using System.Globalization;
using System.Linq.Expressions;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Customers.Timeline;

/// <summary>
/// One thing that happened to a customer. <paramref name="Amount"/> is by how much it changed what the customer owes,
/// <paramref name="Balance"/> what was owed after it, less credit; both are null where no money moved.
/// </summary>
/// <param name="Key">Tells two things of one moment apart, in a fixed order.</param>
/// <param name="Object">The id of what it speaks of.</param>
public sealed record TimelineRow(Instant At, string Key, string Kind, string Text, string? Detail, string? Object, Money? Amount, Money? Balance);

/// <summary>What a capability knows of a customer's past.</summary>
public interface ITimelineSource
{
    /// <summary>The newest first, from a moment backwards, that moment included.</summary>
    Task<IReadOnlyList<TimelineRow>> UntilAsync(Customer customer, Instant moment, int atMost, CancellationToken cancel);
}

/// <summary>Everything that happened to a customer, newest first, with the running balance.</summary>
[Needs(Permission.Read)]
public sealed class TimelineQueries(BillingDb db, IEnumerable<ITimelineSource> sources)
{
    /// <summary>So many things of one moment are read beyond the page that none is lost at its edge.</summary>
    private const int AtOneMoment = 100;

    public async Task<PageOf<TimelineRow>?> OfAsync(string named, Listing listing, CancellationToken cancel)
    {
        if (listing.Refusal is { } refusal) throw new RefusedException(refusal);
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return null;
        var (moment, key) = Read(listing.Cursor);
        List<TimelineRow> all = [];
        foreach (var source in sources) all.AddRange(await source.UntilAsync(customer, moment, listing.Limit + AtOneMoment, cancel));
        var rows = all.OrderByDescending(r => r.At).ThenByDescending(r => r.Key, StringComparer.Ordinal)
            .Where(r => key is null || r.At < moment || string.CompareOrdinal(r.Key, key) < 0).ToList();
        var shown = Carried(rows).Take(listing.Limit).ToList();
        return new(shown, rows.Count > listing.Limit ? $"{Instants.ToMicroseconds(shown[^1].At)}~{shown[^1].Key}" : null);
    }

    /// <summary>What moved no money stands at the balance of what came before it.</summary>
    private static List<TimelineRow> Carried(List<TimelineRow> newestFirst)
    {
        List<TimelineRow> carried = [];
        Money? balance = null;
        foreach (var row in Enumerable.Reverse(newestFirst))
        {
            balance = row.Balance ?? balance;
            carried.Add(row with { Balance = balance });
        }
        carried.Reverse();
        return carried;
    }

    private static (Instant, string?) Read(string? cursor)
    {
        if (cursor is null) return (Instant.MaxValue, null);
        var parts = cursor.Split('~', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds < 253_402_300_800_000_000
            ? (Instants.FromMicroseconds(microseconds), parts[1]) : throw new RefusedException(Refusal.Invalid("cursor", "Give a next_cursor of this list."));
    }
}

/// <summary>Changes that the audit log knows of some objects.</summary>
public static class AuditedTimeline
{
    public static async Task<IReadOnlyList<TimelineRow>> ChangesAsync(this BillingDb db, string type, IReadOnlyCollection<string> ids, Instant moment, int atMost, CancellationToken cancel, Expression<Func<AuditRow, bool>>? worthTelling = null)
    {
        if (ids.Count == 0) return [];
        var rows = db.Set<AuditRow>().AsNoTracking().Where(r => r.ObjectType == type && ids.Contains(r.ObjectId));
        if (worthTelling is not null) rows = rows.Where(worthTelling);
        if (moment != Instant.MaxValue) rows = rows.Where(r => r.At <= moment);
        var found = await rows.OrderByDescending(r => r.Seq).Take(atMost).Select(r => new { r.Seq, r.At, r.Operation, r.ActorName, r.Reason, r.ObjectId }).ToListAsync(cancel);
        return [.. found.Select(r => new TimelineRow(
            r.At, $"a{r.Seq:D18}", type, Spoken(r.Operation), r.Reason is null ? $"by {r.ActorName}" : $"by {r.ActorName}: {r.Reason}", r.ObjectId, null, null))];
    }

    /// <summary>"ChangeCustomer" as "Change customer".</summary>
    private static string Spoken(string operation) =>
        string.Concat(operation.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

internal sealed class CustomerTimeline(BillingDb db) : ITimelineSource
{
    public Task<IReadOnlyList<TimelineRow>> UntilAsync(Customer customer, Instant moment, int atMost, CancellationToken cancel) =>
        db.ChangesAsync("customer", [customer.Id.ToString()], moment, atMost, cancel);
}
