using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace BillingConsole.Platform.Data;

/// <summary>One insert, update or delete, compiled for every row that writes, asks for and reads back the same columns.</summary>
internal sealed class PreparedSave : IDisposable
{
    private readonly string table;
    private readonly EntityState state;
    private readonly Column[] columns;
    private readonly SqliteStatement statement;
    private readonly bool reads;

    private readonly record struct Column(string Name, bool IsWrite, bool IsCondition, bool IsRead, bool IsNull)
    {
        public static Column Of(IColumnModification c) => new(c.ColumnName, c.IsWrite, c.IsCondition, c.IsRead, c.IsCondition && c.OriginalValue is null);
    }

    public PreparedSave(IReadOnlyModificationCommand row, IRelationalConnection connection, ISqlGenerationHelper sql)
    {
        (table, state, columns) = (row.TableName, row.EntityState, [.. row.ColumnModifications.Select(Column.Of)]);
        reads = Array.Exists(columns, c => c.IsRead);
        statement = new((SqliteConnection)connection.DbConnection, TextOf(sql));
    }

    public bool Fits(IReadOnlyModificationCommand row)
    {
        if (row.EntityState != state || row.TableName != table || row.ColumnModifications.Count != columns.Length) return false;
        for (var i = 0; i < columns.Length; i++)
            if (Column.Of(row.ColumnModifications[i]) != columns[i]) return false;
        return true;
    }

    /// <summary>How many rows it touched.</summary>
    public int Run(IReadOnlyModificationCommand row)
    {
        // What is written, then what is asked for; a row that asks for a null has no parameter there.
        foreach (var column in row.ColumnModifications)
            if (column.IsWrite) Bind(column, column.Value);
        foreach (var column in row.ColumnModifications)
            if (column is { IsCondition: true, OriginalValue: { } original }) Bind(column, original);
        if (reads) return statement.Rows(given => ReadBack(row, given)).Count();
        statement.Run();
        return statement.Touched;
    }

    public void Dispose() => statement.Dispose();

    private void Bind(IColumnModification column, object? value) =>
        StoredValue.Bind(statement, table, column.TypeMapping!.Converter is { } converter ? converter.ConvertToProvider(value) : value);

    /// <summary>The database gives nothing but numbers.</summary>
    private static IReadOnlyModificationCommand ReadBack(IReadOnlyModificationCommand row, SqliteStatement given)
    {
        var i = 0;
        foreach (var column in row.ColumnModifications.Where(c => c.IsRead))
        {
            var type = column.Property!.ClrType;
            column.Value = Convert.ChangeType(given.Long(i++), Nullable.GetUnderlyingType(type) ?? type, CultureInfo.InvariantCulture);
        }
        return row;
    }

    private string TextOf(ISqlGenerationHelper sql)
    {
        var into = sql.DelimitIdentifier(table);
        var written = columns.Where(c => c.IsWrite).Select(c => sql.DelimitIdentifier(c.Name)).ToList();
        var asked = columns.Where(c => c.IsCondition).Select(c => sql.DelimitIdentifier(c.Name) + (c.IsNull ? " is null" : " = ?")).ToList();
        var text = new StringBuilder(state switch
        {
            EntityState.Added when written.Count == 0 => $"insert into {into} default values",
            EntityState.Added => $"insert into {into} ({string.Join(", ", written)}) values ({string.Join(", ", written.Select(_ => "?"))})",
            EntityState.Modified => $"update {into} set {string.Join(", ", written.Select(c => $"{c} = ?"))}",
            EntityState.Deleted => $"delete from {into}",
            EntityState.Detached or EntityState.Unchanged => throw new InvalidOperationException($"A row of {table} has nothing to save."),
        });
        if (asked.Count > 0) text.Append(" where ").AppendJoin(" and ", asked);
        if (reads) text.Append(" returning ").AppendJoin(", ", columns.Where(c => c.IsRead).Select(c => sql.DelimitIdentifier(c.Name)));
        return text.ToString();
    }
}
