using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Platform.Data;

/// <summary>
/// Rows that an operation adds past the change tracker, and all that hang from them. They are written once, as they stand when the
/// operation saves: table by table in the order of the foreign keys, and within a table in the order in which they were added.
/// </summary>
internal sealed class AppendedRows
{
    private const int Few = 16;
    private readonly List<object> roots = [];

    public IReadOnlyList<object> Roots => roots;

    public void Add(object row) => roots.Add(row);

    public void Clear() => roots.Clear();

    /// <summary>How many rows it wrote. Where there are many, the values are made ready beside the thread that writes those before them.</summary>
    public int Save(AppendedShapes shapes, SqliteConnection connection, ISqlGenerationHelper sql)
    {
        var tables = new SortedDictionary<int, (AppendedShape Shape, List<object> Rows)>();
        foreach (var root in roots) Gather(root, shapes, tables);
        var ready = tables.Values.Select(t => (t.Shape, Rows: new Lazy<List<object?[]>>(() => t.Rows.ConvertAll(t.Shape.ValuesOf)))).ToList();
        // Whoever comes to a table first makes its values, so that neither waits for the other to begin.
        if (roots.Count > Few) _ = Task.Run(() => ready.Skip(1).Sum(t => t.Rows.Value.Count));
        foreach (var (shape, rows) in ready)
        {
            using var insert = new PreparedInsert(shape, connection, sql);
            foreach (var row in rows.Value) insert.Run(row);
        }
        roots.Clear();
        return tables.Values.Sum(t => t.Rows.Count);
    }

    private static void Gather(object row, AppendedShapes shapes, SortedDictionary<int, (AppendedShape Shape, List<object> Rows)> tables)
    {
        var shape = shapes.Of(row);
        if (!tables.TryGetValue(shape.Rank, out var table)) tables[shape.Rank] = table = (shape, []);
        table.Rows.Add(row);
        foreach (var child in shape.ChildrenOf(row)) Gather(child, shapes, tables);
    }
}
