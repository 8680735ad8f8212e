using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BillingConsole.Platform.Audit;

/// <summary>Writes a row for every audited entity that the present operation touches.</summary>
public sealed class AuditTrail(BillingDb db, OperationContext context)
{
    private static readonly ConcurrentDictionary<IEntityType, Shape> Shapes = new();

    private sealed record Shape(string Name, IReadOnlyList<IProperty> Key, IReadOnlyList<(IProperty Property, string Name)> Shown);

    public async Task RecordAsync(CancellationToken cancel)
    {
        var model = db.Model;
        List<AuditRow> rows = [.. db.Appended<IAudited>().ToList().SelectSideBySide(added => RowOf(model, added)), .. db.ChangeTracker.Entries<IAudited>().Select(RowOf).OfType<AuditRow>()];
        if (rows.Count == 0) return;
        var previous = await db.Set<AuditRow>().OrderByDescending(r => r.Seq).Select(r => r.Hash).FirstOrDefaultAsync(cancel);
        foreach (var row in rows)
        {
            previous = row.Hash = AuditChain.Link(previous, row);
            db.Append(row);
        }
    }

    /// <summary>Of a row that the tracker does not know, because it is only ever added.</summary>
    private AuditRow RowOf(IModel model, IAudited added)
    {
        var shape = ShapeOf(model.FindEntityType(added.GetType())!);
        return RowOf(shape, p => p.GetGetter().GetClrValue(added), null, Text(shape.Shown, p => p.GetGetter().GetClrValue(added)));
    }

    private AuditRow? RowOf(EntityEntry<IAudited> entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) return null;
        var shape = ShapeOf(entry.Metadata);
        var shown = entry.State == EntityState.Modified ? [.. shape.Shown.Where(p => IsChanged(entry.Property(p.Property)))] : shape.Shown;
        return shown.Count == 0 ? null : RowOf(
            shape, p => entry.Property(p).CurrentValue,
            entry.State == EntityState.Added ? null : Text(shown, p => entry.Property(p).OriginalValue),
            entry.State == EntityState.Deleted ? null : Text(shown, p => entry.Property(p).CurrentValue));
    }

    private AuditRow RowOf(Shape shape, Func<IProperty, object?> value, string? before, string? after) => new()
    {
        At = context.Now, ActorKind = context.Actor.Kind, ActorId = context.Actor.Id, ActorName = context.Actor.Name,
        Address = context.Actor.Address, Operation = context.Operation, Reason = context.Reason,
        ObjectType = shape.Name, ObjectId = string.Join('/', shape.Key.Select(value)), Before = before, After = after,
    };

    private static bool IsChanged(PropertyEntry property) => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue);

    private static Shape ShapeOf(IEntityType type) => Shapes.GetOrAdd(type, t => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(t.ClrType.Name), t.FindPrimaryKey()!.Properties,
        [.. t.GetProperties().Where(p => p.Name != nameof(IVersioned.Version) && p.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is null).Select(p => (p, JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)))]));

    private static string Text(IEnumerable<(IProperty Property, string Name)> shown, Func<IProperty, object?> value) =>
        JsonSerializer.Serialize(shown.ToDictionary(p => p.Name, p => value(p.Property)), ApiJson.Options);
}
