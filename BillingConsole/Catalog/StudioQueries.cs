using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>What the studio is asked: whose month (2026-01), in which zone, counted how and in which buckets, at which price of the catalog or per unit.</summary>
/// <param name="Aggregation">Left out, a peak; of a meter without numbers, what it counts.</param>
public sealed record StudioAsked(
    string Customer, string? Month = null, string? Zone = null, BucketSize Bucket = BucketSize.Hour, string? Price = null, decimal? UnitAmount = null, AggregationKind? Aggregation = null);

/// <summary>One way to count: its quantity, and what it costs where a price is given.</summary>
public sealed record StudioSide(decimal Quantity, Money? Amount, IReadOnlyList<WindowView> Windows);

/// <summary>The highest value of the month: when, how high, and the event that made it.</summary>
public sealed record StudioSpike(Instant At, decimal Value, string Event, string? Source);

/// <summary>The events of a month counted once over all of it, and in each bucket.</summary>
public sealed record StudioView(AggregationKind Aggregation, Period Period, string Zone, int Events, StudioSide Single, StudioSide Repeated, StudioSpike? Spike);

/// <summary>Replays real events under every aggregation, once a month and once a bucket, so that a meter and its price can be chosen before anybody is billed.</summary>
[Needs(Permission.Preview)]
public sealed class StudioQueries(BillingDb db, UsageReplay replay)
{
    public async Task<StudioView?> ReplayAsync(string named, StudioAsked asked, CancellationToken cancel)
    {
        if (await db.FindMeterAsync(named, cancel) is not { } meter) return null;
        var kind = KindOf(meter, asked.Aggregation);
        var events = await replay.LoadAsync(meter, asked.Customer, asked.Month, asked.Zone, kind == AggregationKind.WeightedSum, cancel);
        var price = await PriceAsync(asked.Price, cancel);
        try
        {
            var (single, repeated) = (events.By(kind, null), events.By(kind, asked.Bucket));
            return new(kind, events.Period, events.Zone, events.Count, Side(single, price, asked.UnitAmount, events.Currency), Side(repeated, price, asked.UnitAmount, events.Currency), kind == AggregationKind.Max ? SpikeOf(single, repeated, events) : null);
        }
        catch (AmountOutOfRangeException failure)
        {
            throw new RefusedException(Refusal.Rule("out_of_range", failure.Message));
        }
    }

    private static AggregationKind KindOf(Meter meter, AggregationKind? asked)
    {
        var numbers = meter.ValueProperty is not null && meter.Aggregation != AggregationKind.UniqueCount;
        var kind = asked ?? (numbers ? AggregationKind.Max : meter.Aggregation);
        if (kind == AggregationKind.Count || numbers || (kind == AggregationKind.UniqueCount && meter.ValueProperty is not null)) return kind;
        throw new RefusedException(Refusal.Rule("no_value", $"This meter reads no number from its events. Choose {(meter.ValueProperty is null ? "count" : "count or unique count")}.", "aggregation"));
    }

    /// <summary>The usage prices of the catalog that may bill it: those of this meter first.</summary>
    public async Task<IReadOnlyList<PriceView>> PricesAsync(string meter, CancellationToken cancel)
    {
        var prices = await db.Set<Price>().AsNoTracking().Where(p => p.ArchivedAt == null).ToListAsync(cancel);
        return [.. prices.Where(p => p.Definition.Kind == PriceKind.Usage).GroupBy(p => p.Code).Select(g => g.MaxBy(p => p.Number)!)
            .OrderBy(p => p.Definition.Meter == meter ? 0 : 1).ThenBy(p => p.Code, StringComparer.Ordinal).Select(PriceView.Of)];
    }

    private async Task<Price?> PriceAsync(string? code, CancellationToken cancel) => string.IsNullOrWhiteSpace(code) ? null
        : (await db.Set<Price>().AsNoTracking().Where(p => p.Code == code && p.ArchivedAt == null).ToListAsync(cancel)).MaxBy(p => p.Number)
            ?? throw new RefusedException(Refusal.NotFound("price", code));

    private static StudioSide Side(MeteredUsage used, Price? price, decimal? unitAmount, Currency currency)
    {
        var terms = price is not null ? price.Definition.ToTerms(currency)
            : unitAmount is { } unit ? new PriceDefinition { Model = PriceModelKind.PerUnit, UnitAmount = unit }.ToTerms(currency) : null;
        var windows = used.Windows.GroupBy(w => (w.Start, w.End)).Select(g => new WindowView(g.Key.Start, g.Key.End, g.Sum(w => w.Value), g.Sum(w => w.Events), g.MaxBy(w => w.Value)!.EventId));
        return new(used.Quantity.Value, terms?.Rate(used.Billable, used.Events, used.Windows).Amount, [.. windows]);
    }

    private static StudioSpike? SpikeOf(MeteredUsage single, MeteredUsage repeated, ReplayedEvents events)
    {
        if (single.Windows.MaxBy(w => w.Value) is not { EventId: { } id } peak) return null;
        var when = repeated.Windows.FirstOrDefault(w => w.EventId == id)?.Start ?? peak.Start;
        return new(when, peak.Value, id, events.SourceOf(id));
    }
}
