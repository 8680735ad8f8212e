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

/// <summary>Writes a row for every audited entity that the present operation touches, from the change tracker.</summary>
public sealed class AuditTrail(BillingDb db, OperationContext context)
{
    private static readonly ConcurrentDictionary<IReadOnlyEntityType, string[]> Audited = new();

    public async Task RecordAsync(CancellationToken cancel)
    {
        var rows = RowsOfChanges();
        if (rows.Count == 0) return;
        var previous = await db.Set<AuditRow>().OrderByDescending(r => r.Seq).Select(r => r.Hash).FirstOrDefaultAsync(cancel);
        foreach (var row in rows)
        {
            previous = row.Hash = AuditChain.Link(previous, row);
            db.Add(row);
        }
    }

    private List<AuditRow> RowsOfChanges()
    {
        var rows = new List<AuditRow>();
        foreach (var entry in db.ChangeTracker.Entries<IAudited>().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            var shown = Shown(entry).ToList();
            if (shown.Count == 0) continue;
            rows.Add(new AuditRow
            {
                At = context.Now, ActorKind = context.Actor.Kind, ActorId = context.Actor.Id, ActorName = context.Actor.Name,
                Address = context.Actor.Address, Operation = context.Operation, Reason = context.Reason,
                ObjectType = JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.Entity.GetType().Name),
                ObjectId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue)),
                Before = entry.State == EntityState.Added ? null : Text(shown, p => p.OriginalValue),
                After = entry.State == EntityState.Deleted ? null : Text(shown, p => p.CurrentValue),
            });
        }
        return rows;
    }

    private static IEnumerable<PropertyEntry> Shown(EntityEntry<IAudited> entry) =>
        from name in Audited.GetOrAdd(entry.Metadata, NamesOf)
        let property = entry.Property(name)
        where entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
        select property;

    private static string[] NamesOf(IReadOnlyEntityType type) =>
        [.. type.GetProperties().Where(p => p.Name != nameof(IVersioned.Version) && p.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is null).Select(p => p.Name)];

    private static string Text(List<PropertyEntry> shown, Func<PropertyEntry, object?> value) => JsonSerializer.Serialize(
        shown.ToDictionary(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Metadata.Name), value), ApiJson.Options);
}
