using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage;

[Needs(Permission.EditCatalog)]
public sealed record CreateMeter(MeterBody Body) : IInput<MeterView>;

public sealed class CreateMeterOperation(BillingDb db, OperationContext context, UsageUpkeep upkeep) : IOperation<CreateMeter, MeterView>
{
    public async Task<Result<MeterView>> RunAsync(CreateMeter input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        var meter = new Meter
        {
            Id = context.NewId<Meter>(), CreatedAt = context.Now, Code = check.Code("code", body.Code), Name = check.Text("name", body.Name),
            EventType = check.EventType(body.EventType), Aggregation = check.Aggregation(body.Aggregation),
            ValueProperty = check.ValueProperty(body.ValueProperty, body.Aggregation), Bucket = body.Bucket,
            GroupBy = check.GroupBy(body.GroupBy), Filters = check.Filters(body.Filters),
        };
        if (await db.Set<Meter>().AnyAsync(m => m.Code == meter.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A meter with code '{meter.Code}' exists already.", "code"));
        if (check.Failed) return check;
        db.Add(meter);
        await upkeep.CountEarlierAsync(meter, cancel);
        return MeterView.Of(meter, used: false);
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ChangeMeter(string Meter, MeterChange Body) : IInput<MeterView>;

public sealed class ChangeMeterOperation(BillingDb db, OperationContext context, UsageUpkeep upkeep) : IOperation<ChangeMeter, MeterView>
{
    public async Task<Result<MeterView>> RunAsync(ChangeMeter input, CancellationToken cancel)
    {
        if (await db.FindMeterAsync(input.Meter, cancel) is not { } meter) return Refusal.NotFound("meter", input.Meter);
        if (context.Changed(meter) is { } changed) return changed;
        var (check, body, used) = (new Check(), input.Body, await db.IsUsedAsync(meter.Id, cancel));
        if (body.Name is { } name) meter.Name = check.Text("name", name);
        if (used) RefuseWhatIsFixed(check, meter, body);
        else Redefine(check, meter, body);
        if (check.Failed) return check;
        if (!used) await upkeep.CountEarlierAsync(meter, cancel);
        return MeterView.Of(meter, used);
    }

    private static void Redefine(Check check, Meter meter, MeterChange body)
    {
        if (body.EventType is not null) meter.EventType = check.EventType(body.EventType);
        meter.Aggregation = body.Aggregation ?? meter.Aggregation;
        meter.ValueProperty = check.ValueProperty(body.ValueProperty.Or(meter.ValueProperty), meter.Aggregation);
        meter.Bucket = body.Bucket.Or(meter.Bucket);
        if (body.GroupBy is not null) meter.GroupBy = check.GroupBy(body.GroupBy);
        if (body.Filters is not null) meter.Filters = check.Filters(body.Filters);
    }

    private static void RefuseWhatIsFixed(Check check, Meter meter, MeterChange body)
    {
        const string why = "This meter has counted events, so how it counts is fixed; make a new meter.";
        Fixed("event_type", body.EventType is null || body.EventType == meter.EventType);
        Fixed("aggregation", body.Aggregation is null || body.Aggregation == meter.Aggregation);
        Fixed("value_property", body.ValueProperty.Or(meter.ValueProperty) == meter.ValueProperty);
        Fixed("bucket", body.Bucket.Or(meter.Bucket) == meter.Bucket);
        Fixed("group_by", body.GroupBy is null || body.GroupBy.SequenceEqual(meter.GroupBy));
        Fixed("filters", body.Filters is null || Same(body.Filters, meter.Filters));

        void Fixed(string field, bool same)
        {
            if (!same) check.Refusals.Add(Refusal.Conflict("meter_in_use", why, field));
        }
    }

    private static bool Same(Dictionary<string, List<string>> one, Dictionary<string, List<string>> other) =>
        one.Count == other.Count && one.All(p => other.TryGetValue(p.Key, out var values) && values.SequenceEqual(p.Value ?? []));
}

[Needs(Permission.EditCatalog)]
public sealed record ArchiveMeter(string Meter) : IInput<MeterView>;

/// <summary>An archived meter is no longer offered; what it is sold with goes on being counted.</summary>
public sealed class ArchiveMeterOperation(BillingDb db, OperationContext context) : IOperation<ArchiveMeter, MeterView>
{
    public async Task<Result<MeterView>> RunAsync(ArchiveMeter input, CancellationToken cancel)
    {
        if (await db.FindMeterAsync(input.Meter, cancel) is not { } meter) return Refusal.NotFound("meter", input.Meter);
        if (context.Changed(meter) is { } changed) return changed;
        meter.ArchivedAt ??= context.Now;
        return MeterView.Of(meter, await db.IsUsedAsync(meter.Id, cancel));
    }
}
