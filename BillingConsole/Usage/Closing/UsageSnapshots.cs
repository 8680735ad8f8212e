using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Closing;

/// <summary>One line that becomes final: whose, of what, and the quantity it bills.</summary>
/// <param name="Terms">Writes down what priced it.</param>
public sealed record BilledUsage(string Line, string Holder, string Key, UsageQuestion Of, decimal Quantity, Func<string> Terms);

/// <summary>A closed period that something came for after it was billed, with every snapshot that billed a part of it, oldest first.</summary>
public sealed record LatePeriod(IReadOnlyList<UsageSnapshot> Billed)
{
    public UsageSnapshot Newest => Billed[^1];
}

/// <summary>Takes, releases and finds the snapshots of closed periods, within the transaction of the present operation.</summary>
public sealed class UsageSnapshots(BillingDb db, UsageReader reader)
{
    /// <exception cref="InvalidOperationException">A line does not bill what the roll-ups say at this moment.</exception>
    public async Task TakeAsync(IReadOnlyList<BilledUsage> lines, Instant now, CancellationToken cancel)
    {
        if (lines.Count == 0) return;
        var cutoff = await reader.CutoffAsync(cancel);
        var book = await reader.PrefetchAsync([.. lines.Select(l => l.Of)], cancel);
        var codes = lines.Select(l => l.Of.Meter).Distinct().ToList();
        var meters = await db.Set<Meter>().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, m => m.Id, cancel);
        var seals = lines.Where(l => meters.ContainsKey(l.Of.Meter)).ToList().SelectSideBySide(l => (Line: l, Seal: book.Seal((l.Of.Customer.Id, l.Of.Meter, l.Of.Period)), Terms: l.Terms()));
        foreach (var (line, seal, terms) in seals)
        {
            var (customer, period) = (line.Of.Customer, line.Of.Period);
            if (seal.Quantity != line.Quantity)
                throw new InvalidOperationException($"The line {line.Key} bills {line.Quantity} of {line.Of.Meter}, but {seal.Quantity} were counted.");
            var (start, end) = period.In(customer.Zone);
            db.Append(new UsageSnapshot
            {
                Line = line.Line, Holder = line.Holder, Key = line.Key, CustomerId = customer.Id, MeterId = meters[line.Of.Meter], PeriodStart = period.Start, PeriodEnd = period.End,
                Zone = customer.TimeZone, StartsAt = start, EndsAt = end, CutoffSeq = cutoff, Quantity = seal.Quantity, Events = seal.Events, Hash = seal.Hash, Terms = terms, TakenAt = now,
            });
        }
    }

    /// <summary>The lines of a voided invoice no longer close their periods.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<string> lines, Instant now, CancellationToken cancel)
    {
        foreach (var snapshot in await db.Set<UsageSnapshot>().Where(s => lines.Contains(s.Line) && s.ReleasedAt == null).ToListAsync(cancel)) snapshot.ReleasedAt = now;
    }

    /// <summary>What these holders were billed for and has changed since.</summary>
    public async Task<ILookup<string, LatePeriod>> LateAsync(IReadOnlyCollection<string> holders, CancellationToken cancel)
    {
        var touched = await Open(holders).Where(s => s.LateSeq != null).Select(s => s.Holder).Distinct().ToListAsync(cancel);
        var all = touched.Count == 0 ? [] : await Open(touched).ToListAsync(cancel);
        return all.GroupBy(s => (s.Holder, s.Key)).Select(g => new LatePeriod([.. g.OrderBy(s => s.CutoffSeq)])).Where(p => p.Newest.IsLate)
            .OrderBy(p => p.Newest.PeriodStart).ThenBy(p => p.Newest.Key, StringComparer.Ordinal).ToLookup(p => p.Newest.Holder);
    }

    /// <summary>Every holder that something late waits for.</summary>
    public async Task<IReadOnlyList<string>> LateHoldersAsync(CancellationToken cancel)
    {
        var touched = await db.Set<UsageSnapshot>().Where(s => s.LateSeq > s.CutoffSeq && s.ReleasedAt == null).Select(s => s.Holder).Distinct().ToListAsync(cancel);
        return [.. (await LateAsync(touched, cancel)).Select(l => l.Key)];
    }

    /// <summary>What came late for a holder changes nothing of what it owes.</summary>
    public async Task SettleAsync(string holder, CancellationToken cancel)
    {
        foreach (var period in (await LateAsync([holder], cancel))[holder]) period.Newest.LateSeq = null;
    }

    /// <summary>The cut-offs of final lines: what explains a line is what it rested on.</summary>
    public Task<Dictionary<string, long>> CutoffsAsync(IReadOnlyCollection<string> lines, CancellationToken cancel) =>
        db.Set<UsageSnapshot>().Where(s => lines.Contains(s.Line)).ToDictionaryAsync(s => s.Line, s => s.CutoffSeq, cancel);

    private IQueryable<UsageSnapshot> Open(IReadOnlyCollection<string> holders) =>
        db.Set<UsageSnapshot>().Where(s => EF.Parameter(holders).Contains(s.Holder) && s.ReleasedAt == null);
}
