using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

public sealed record MeterBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? EventType { get; init; }
    public AggregationKind? Aggregation { get; init; }
    public string? ValueProperty { get; init; }
    public BucketSize? Bucket { get; init; }
    public List<string>? GroupBy { get; init; }
    public Dictionary<string, List<string>>? Filters { get; init; }
}

public sealed record MeterView(
    Id<Meter> Id, string Code, string Name, string EventType, AggregationKind Aggregation, string? ValueProperty, BucketSize? Bucket,
    IReadOnlyList<string> GroupBy, IReadOnlyDictionary<string, List<string>> Filters, Instant CreatedAt, Instant? ArchivedAt, uint Version) : IVersionedView
{
    public static MeterView Of(Meter m) => new(m.Id, m.Code, m.Name, m.EventType, m.Aggregation, m.ValueProperty, m.Bucket, m.GroupBy, m.Filters, m.CreatedAt, m.ArchivedAt, m.Version);
}

[Needs(Permission.EditCatalog)]
public sealed record CreateMeter(MeterBody Body) : IInput<MeterView>;

public sealed class CreateMeterOperation(BillingDb db, OperationContext context, UsageDirectory directory) : IOperation<CreateMeter, MeterView>
{
    public async Task<Result<MeterView>> RunAsync(CreateMeter input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        var aggregation = check.Required("aggregation", body.Aggregation, $"Give one of {Words.All<AggregationKind>()}.");
        var property = check.OptionalText("value_property", body.ValueProperty, 100);
        if (body.Aggregation is not null)
            check.That(aggregation == AggregationKind.Count == property is null, "value_property", aggregation == AggregationKind.Count ? "A count looks at no property; leave it out." : "Name the property whose value is aggregated.");
        check.That((body.GroupBy ?? []).Count <= 5, "group_by", "At most 5 properties.");
        check.That((body.GroupBy ?? []).All(g => !string.IsNullOrWhiteSpace(g)), "group_by", "Name properties.");
        check.That((body.Filters ?? []).All(f => f.Value is { Count: > 0 and <= 100 }), "filters", "Each property needs 1 to 100 accepted values.");
        var meter = new Meter
        {
            Id = context.NewId<Meter>(), Code = check.Code("code", body.Code), Name = check.Text("name", body.Name), EventType = check.Text("event_type", body.EventType),
            Aggregation = aggregation, ValueProperty = property, Bucket = body.Bucket, GroupBy = body.GroupBy ?? [], Filters = body.Filters ?? [], CreatedAt = context.Now,
        };
        if (await db.Set<Meter>().AnyAsync(m => m.Code == meter.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A meter with code '{meter.Code}' exists already.", "code"));
        if (check.Failed) return check;
        db.Add(meter);
        directory.Forget();
        return MeterView.Of(meter);
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ChangeMeter(string Meter, MeterBody Body) : IInput<MeterView>;

public sealed class ChangeMeterOperation(BillingDb db, OperationContext context) : IOperation<ChangeMeter, MeterView>
{
    public async Task<Result<MeterView>> RunAsync(ChangeMeter input, CancellationToken cancel)
    {
        if (await db.FindMeterAsync(input.Meter, cancel) is not { } meter) return Refusal.NotFound("meter", input.Meter);
        if (context.Changed(meter) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        if (body.Name is not null) meter.Name = check.Text("name", body.Name);
        void Fixed(bool differs, string field) => check.That(!differs, field, "A meter keeps what it counts: bills rest on it. Make a new meter instead.");
        Fixed(body.Code is { } code && code != meter.Code, "code");
        Fixed(body.EventType is { } type && type != meter.EventType, "event_type");
        Fixed(body.Aggregation is { } kind && kind != meter.Aggregation, "aggregation");
        Fixed(body.ValueProperty is { } property && property != meter.ValueProperty, "value_property");
        Fixed(body.Bucket is { } bucket && bucket != meter.Bucket, "bucket");
        Fixed(body.GroupBy is { } group && !group.SequenceEqual(meter.GroupBy), "group_by");
        Fixed(body.Filters is not null, "filters");
        return check.Failed ? check : MeterView.Of(meter);
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ArchiveMeter(string Meter) : IInput<MeterView>;

public sealed class ArchiveMeterOperation(BillingDb db, OperationContext context, UsageDirectory directory) : IOperation<ArchiveMeter, MeterView>
{
    public async Task<Result<MeterView>> RunAsync(ArchiveMeter input, CancellationToken cancel)
    {
        if (await db.FindMeterAsync(input.Meter, cancel) is not { } meter) return Refusal.NotFound("meter", input.Meter);
        meter.ArchivedAt ??= context.Now;
        directory.Forget();
        return MeterView.Of(meter);
    }
}

[Needs(Permission.Read)]
public sealed class MeterQueries(BillingDb db)
{
    public async Task<PageOf<MeterView>> ListAsync(Listing listing, CancellationToken cancel) =>
        (await db.Set<Meter>().AsNoTracking().Where(m => m.ArchivedAt == null).PageAsync(listing, cancel)).Select(MeterView.Of);

    public async Task<MeterView?> FindAsync(string meter, CancellationToken cancel) =>
        await db.FindMeterAsync(meter, cancel) is { } found ? MeterView.Of(found) : null;
}

public static class MeterLookup
{
    public static Task<Meter?> FindMeterAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Meter>.TryParse(named, out var id)
        ? db.Set<Meter>().SingleOrDefaultAsync(m => m.Id == id, cancel)
        : db.Set<Meter>().SingleOrDefaultAsync(m => m.Code == named, cancel);
}
