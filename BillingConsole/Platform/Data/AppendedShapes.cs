using System.Collections;
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BillingConsole.Platform.Data;

/// <summary>What is known of each kind of row that is written past the change tracker; kept with the model.</summary>
internal sealed class AppendedShapes(IModel model)
{
    private const string Key = "BillingConsole:AppendedShapes";
    private readonly ConcurrentDictionary<Type, AppendedShape> shapes = new();
    private readonly Dictionary<IEntityType, int> ranks = Ranked(model);

    public static AppendedShapes Of(IModel model) => model.GetOrAddRuntimeAnnotationValue(Key, m => new AppendedShapes(m!), model);

    public AppendedShape Of(object row) => shapes.GetOrAdd(row.GetType(), type => model.FindEntityType(type) is { } entity
        ? new(entity, ranks[entity]) : throw new InvalidOperationException($"{type.Name} is no row of the database."));

    /// <summary>Every table after those that its foreign keys name.</summary>
    private static Dictionary<IEntityType, int> Ranked(IModel model)
    {
        var (ranks, seen) = (new Dictionary<IEntityType, int>(), new HashSet<IEntityType>());
        foreach (var entity in model.GetEntityTypes()) Visit(entity);
        return ranks;

        void Visit(IEntityType entity)
        {
            if (!seen.Add(entity)) return;
            foreach (var key in entity.GetForeignKeys()) Visit(key.PrincipalEntityType);
            ranks[entity] = ranks.Count;
        }
    }
}

/// <summary>How one kind of row is written: its columns, and the lists of rows that hang from it.</summary>
internal sealed class AppendedShape
{
    private readonly IClrPropertyGetter[] children;

    /// <param name="Converter">Makes of a value what the engine keeps; null where it keeps it as it is.</param>
    public sealed record Column(string Name, IClrPropertyGetter Getter, ValueConverter? Converter)
    {
        public object? ValueOf(object row)
        {
            var value = Getter.GetClrValue(row);
            return Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }

    public AppendedShape(IEntityType entity, int rank)
    {
        if (entity.BaseType is not null || entity.GetDirectlyDerivedTypes().Any() || entity.GetComplexProperties().Any() || entity.GetNavigations().Any(n => n.TargetEntityType.IsOwned()))
            throw new InvalidOperationException($"{entity.DisplayName()} is more than a plain row: add it to the context.");
        (Table, Rank) = (entity.GetTableName()!, rank);
        Columns = [.. entity.GetProperties().Where(p => !IsNumberedByDatabase(p)).Select(p => new Column(p.GetColumnName(), p.GetGetter(), p.GetRelationalTypeMapping().Converter))];
        children = [.. entity.GetNavigations().Where(n => n.IsCollection).Select(n => n.GetGetter())];
    }

    public string Table { get; }

    public int Rank { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>What the engine keeps of a row, column by column.</summary>
    public object?[] ValuesOf(object row)
    {
        var values = new object?[Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Columns[i].ValueOf(row);
        return values;
    }

    public IEnumerable<object> ChildrenOf(object row) => children.SelectMany(c => ((IEnumerable)c.GetClrValue(row)!).Cast<object>());

    private static bool IsNumberedByDatabase(IProperty property) => property.ValueGenerated != ValueGenerated.Never && (property.IsPrimaryKey()
        ? true : throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is given by the database: add the row to the context."));
}
