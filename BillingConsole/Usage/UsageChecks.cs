using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Usage.Checking;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A span of time from a date (UTC) or instant up to, not with, another; without bounds, all of it.</summary>
public sealed record SpanBody
{
    public string? From { get; init; }
    public string? To { get; init; }

    internal HourSpan Read(Check check)
    {
        var from = UsageMoment.Read(check, "from", From, DateTimeZone.Utc) ?? Instants.FromMicroseconds(HourSpan.Always.From);
        var to = UsageMoment.Read(check, "to", To, DateTimeZone.Utc) ?? Instants.FromMicroseconds(HourSpan.Always.To);
        if (!check.Failed && from >= to) check.Add("to", "'to' must lie after 'from'.");
        return check.Failed ? HourSpan.Always : new(from, to);
    }
}

/// <summary>A roll-up that is missing, too many, or wrong; or a closed period that no longer gives what its invoice line rested on.</summary>
public enum DriftKind { Missing, Extra, Different, Snapshot }

/// <summary>A roll-up that does not say what its events do.</summary>
public sealed record DriftView(DriftKind Kind, string Customer, string Meter, Instant Start, string Group, BucketFigures? Stored, BucketFigures? Derived)
{
    internal static DriftView Of(Drift drift, IReadOnlyDictionary<string, string> codes) => new(
        drift.Stored is null ? DriftKind.Missing : drift.Derived is null ? DriftKind.Extra : DriftKind.Different,
        drift.Key.CustomerId, codes[drift.Key.MeterId], Instants.FromMicroseconds(drift.Key.StartMicros), drift.Key.Dims, BucketFigures.Of(drift.Stored), BucketFigures.Of(drift.Derived));
}

/// <param name="Values">How many different values, of a unique count.</param>
/// <param name="Area">Level times microseconds, of a weighted sum.</param>
public sealed record BucketFigures(long Count, string Sum, decimal Max, decimal Last, int? Values = null, string? Area = null)
{
    internal static BucketFigures? Of(BucketState? state) => state is null ? null : new(state.Count, state.Sum.ToString(), state.Max, state.Last, state.Values.Count > 0 ? state.Values.Count : null, state.Area?.ToString());
}

public sealed record VerifiedView(long Checked, IReadOnlyList<DriftView> Drift);

public sealed record RebuiltView(long Rebuilt);

/// <summary>Derives every roll-up of a span from its events and compares; changes nothing.</summary>
[Needs(Permission.CorrectUsage), SavesNothing]
public sealed record VerifyUsage(SpanBody Body) : IInput<VerifiedView>;

public sealed class VerifyUsageOperation(BillingDb db, UsageStore usage, SnapshotCheck snapshots) : IOperation<VerifyUsage, VerifiedView>
{
    private const int MostShown = 1_000;

    public async Task<Result<VerifiedView>> RunAsync(VerifyUsage input, CancellationToken cancel)
    {
        var check = new Check();
        var span = input.Body.Read(check);
        if (check.Failed) return check;
        var scope = await UsageScope.LoadAsync(db, cancel);
        var (count, drift) = (0L, new List<DriftView>());
        foreach (var customer in scope.Customers)
        {
            // A view for each, since SQLite's log cannot begin anew under a view, and all of them take minutes.
            await using var store = await usage.LookAsync(cancel);
            var (compared, found) = await store.CompareAsync(customer, scope.Meters, span, cancel);
            count += compared;
            drift.AddRange(found.Take(MostShown - drift.Count).Select(d => DriftView.Of(d, scope.Codes)));
        }
        await foreach (var (right, problem) in snapshots.WalkAsync(span, cancel))
        {
            count++;
            if (!right && drift.Count < MostShown) drift.Add(problem!);
        }
        return new VerifiedView(count, drift);
    }
}

/// <summary>Derives every roll-up of a span anew, one customer a commit.</summary>
[Needs(Permission.CorrectUsage), CommitsInSteps]
public sealed record RebuildUsage(SpanBody Body) : IInput<RebuiltView>;

public sealed class RebuildUsageOperation(BillingDb db, UsageStore usage) : IOperation<RebuildUsage, RebuiltView>
{
    public async Task<Result<RebuiltView>> RunAsync(RebuildUsage input, CancellationToken cancel)
    {
        var check = new Check();
        var span = input.Body.Read(check);
        if (check.Failed) return check;
        var scope = await UsageScope.LoadAsync(db, cancel);
        var rebuilt = 0L;
        foreach (var customer in scope.Customers)
        {
            await using var store = await usage.BeginAsync(cancel);
            rebuilt += await store.RebuildAsync(customer, scope.Meters, span, cancel);
            await store.CommitAsync(cancel);
        }
        return new RebuiltView(rebuilt);
    }
}

/// <summary>Everybody whose usage may be looked at, and every meter.</summary>
internal sealed record UsageScope(IReadOnlyList<Meter> Meters, IReadOnlyList<MeteredCustomer> Customers)
{
    public IReadOnlyDictionary<string, string> Codes { get; } = Meters.ToDictionary(m => m.Id.ToString(), m => m.Code);

    public static async Task<UsageScope> LoadAsync(BillingDb db, CancellationToken cancel)
    {
        var customers = await db.Set<Customer>().AsNoTracking().Select(c => new { c.Id, c.TimeZone }).ToListAsync(cancel);
        return new(
            await db.Set<Meter>().AsNoTracking().ToListAsync(cancel),
            [.. customers.Select(c => new MeteredCustomer(c.Id.ToString(), DateTimeZoneProviders.Tzdb[c.TimeZone]))]);
    }
}
