using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Catalog;

public sealed record FeatureBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public FeatureKind? Kind { get; init; }
    public string? Meter { get; init; }
}

public sealed record FeatureChange
{
    public string? Name { get; init; }
}

public sealed record FeatureView(
    Id<Feature> Id, string Code, string Name, FeatureKind Kind, string? Meter, Instant CreatedAt, Instant? ArchivedAt, uint Version) : IVersionedView
{
    public static FeatureView Of(Feature f) => new(f.Id, f.Code, f.Name, f.Kind, f.Meter, f.CreatedAt, f.ArchivedAt, f.Version);
}

[Needs(Permission.EditCatalog)]
public sealed record CreateFeature(FeatureBody Body) : IInput<FeatureView>;

public sealed class CreateFeatureOperation(BillingDb db, OperationContext context) : IOperation<CreateFeature, FeatureView>
{
    public async Task<Result<FeatureView>> RunAsync(CreateFeature input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        var index = await CatalogIndex.LoadAsync(db, null, null, cancel, body.Meter);
        var feature = new Feature
        {
            Id = context.NewId<Feature>(), CreatedAt = context.Now, Code = check.Code("code", body.Code), Name = check.Text("name", body.Name),
            Kind = check.Required("kind", body.Kind, $"Give one of {Words.All<FeatureKind>()}."), Meter = Meter(check, body, index),
        };
        if (await db.Set<Feature>().AnyAsync(f => f.Code == feature.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A feature with code '{feature.Code}' exists already.", "code"));
        if (check.Failed) return check;
        db.Add(feature);
        return FeatureView.Of(feature);
    }

    private static string? Meter(Check check, FeatureBody body, CatalogIndex index)
    {
        if (body.Kind is not { } kind) return null;
        if (kind != FeatureKind.Metered) check.That(body.Meter is null, "meter", "Only a metered feature has a meter.");
        else if (string.IsNullOrWhiteSpace(body.Meter)) check.Add("meter", "A metered feature names its meter.", "required");
        else if (index.Meter(body.Meter) is null) check.Add("meter", $"There is no meter '{body.Meter}'.", "not_found");
        return index.Meter(body.Meter)?.Code;
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ChangeFeature(string Feature, FeatureChange Body) : IInput<FeatureView>;

public sealed class ChangeFeatureOperation(BillingDb db, OperationContext context) : IOperation<ChangeFeature, FeatureView>
{
    public async Task<Result<FeatureView>> RunAsync(ChangeFeature input, CancellationToken cancel)
    {
        if (await db.FindFeatureAsync(input.Feature, cancel) is not { } feature) return Refusal.NotFound("feature", input.Feature);
        if (context.Changed(feature) is { } changed) return changed;
        var check = new Check();
        if (input.Body.Name is { } name) feature.Name = check.Text("name", name);
        return check.Failed ? check : FeatureView.Of(feature);
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ArchiveFeature(string Feature) : IInput<FeatureView>;

public sealed class ArchiveFeatureOperation(BillingDb db, OperationContext context) : IOperation<ArchiveFeature, FeatureView>
{
    public async Task<Result<FeatureView>> RunAsync(ArchiveFeature input, CancellationToken cancel)
    {
        if (await db.FindFeatureAsync(input.Feature, cancel) is not { } feature) return Refusal.NotFound("feature", input.Feature);
        if (context.Changed(feature) is { } changed) return changed;
        feature.ArchivedAt ??= context.Now;
        return FeatureView.Of(feature);
    }
}
