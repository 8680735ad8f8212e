using System.Text.Json;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>One customer's use of one meter in a period.</summary>
public sealed record UsageQuestion(Customer Customer, string Meter, Period Period);

/// <summary>Answers what was used, from roll-ups; many questions are one query.</summary>
public sealed class UsageReader(BillingDb db)
{
    public async Task<MeteredUsage> ReadAsync(Customer customer, string meter, Period period, CancellationToken cancel) =>
        (await ReadAsync([new(customer, meter, period)], cancel))[new(customer.Id, meter, period)];

    public async Task<Dictionary<(Id<Customer>, string, Period), MeteredUsage>> ReadAsync(IReadOnlyCollection<UsageQuestion> questions, CancellationToken cancel)
    {
        var answers = new Dictionary<(Id<Customer>, string, Period), MeteredUsage>();
        if (questions.Count == 0) return answers;
        var codes = questions.Select(q => q.Meter).Distinct().ToList();
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancel);
        var rows = await RowsAsync(questions, meters, cancel);
        foreach (var question in questions)
        {
            var (customer, meter) = (question.Customer, meters[question.Meter]);
            var (from, to) = question.Period.In(customer.Zone);
            answers[(customer.Id, meter.Code, question.Period)] = meter.ReadsEvents
                ? await FromEventsAsync(meter, customer, question.Period, cancel)
                : RollUpMeter.Measure(meter.Rule, rows[(customer.Id, meter.Id)].Where(b => b.Start >= from && b.Start < to), question.Period, customer.Zone);
        }
        return answers;
    }

    private async Task<ILookup<(Id<Customer>, Id<Meter>), UsageBucket>> RowsAsync(IReadOnlyCollection<UsageQuestion> questions, Dictionary<string, Meter> meters, CancellationToken cancel)
    {
        var customers = questions.Select(q => q.Customer.Id).Distinct().ToList();
        var meterIds = meters.Values.Where(m => !m.ReadsEvents).Select(m => m.Id).ToList();
        var spans = questions.Select(q => q.Period.In(q.Customer.Zone)).ToList();
        var (from, to) = (spans.Min(s => s.Start), spans.Max(s => s.End));
        var rows = await db.Set<UsageBucketRow>().AsNoTracking()
            .Where(b => customers.Contains(b.CustomerId) && meterIds.Contains(b.MeterId) && b.Start >= from && b.Start < to).ToListAsync(cancel);
        return rows.ToLookup(b => (b.CustomerId, b.MeterId), b => new UsageBucket(
            b.Start, Duration.FromSeconds(b.LengthSeconds), b.Dims, b.Count, b.Sum, b.Max, b.Min, b.First, b.Last, b.PeakEvent, b.LastEvent));
    }

    /// <summary>Distinct values and levels, exactly, from the events themselves.</summary>
    private async Task<MeteredUsage> FromEventsAsync(Meter meter, Customer customer, Period period, CancellationToken cancel)
    {
        var (from, to) = period.In(customer.Zone);
        var earliest = meter.Aggregation == AggregationKind.WeightedSum ? Instant.FromUtc(2000, 1, 1, 0, 0) : from;
        var events = await db.Set<UsageEvent>().AsNoTracking()
            .Where(e => e.CustomerId == customer.Id && e.Type == meter.EventType && e.Time >= earliest && e.Time < to && e.Kind == UsageEventKind.Event)
            .Where(e => !db.Set<UsageEvent>().Any(v => v.RefSeq == e.Seq)).OrderBy(e => e.Time).ThenBy(e => e.Seq).ToListAsync(cancel);
        var values = events.Select(e => (Event: e, Read: StoredEvent.Read(e.Data, e.Time)))
            .Select(e => (e.Event, e.Read, Hit: MeterMatch.Match(meter, e.Read, customer.Zone).Counted)).Where(e => e.Hit is not null).ToList();
        return meter.Aggregation == AggregationKind.UniqueCount
            ? UniqueMeter.Measure(meter.Rule, values.Select(v => new UniqueValue(v.Event.Time, v.Hit!.Dims, v.Read.Value(meter.ValueProperty!)!.Value.Text, 1)), period, customer.Zone)
            : LevelMeter.Measure(meter.Rule, values.Select(v => new LevelPoint(v.Event.Time, v.Hit!.Dims, v.Hit.Value, v.Event.EventId)), period, customer.Zone);
    }
}

/// <summary>A stored event's data, read back as it came.</summary>
public static class StoredEvent
{
    public static IncomingEvent Read(string data, Instant time)
    {
        var read = new IncomingEvent { Time = time };
        using var document = JsonDocument.Parse(data);
        foreach (var property in document.RootElement.EnumerateObject())
            read.Data.Add(new(property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText(), property.Value.ValueKind == JsonValueKind.String));
        return read;
    }
}
