using System.Data.Common;
using System.Globalization;
using System.Text;
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
    private readonly DbCommand command;
    private readonly bool reads;

    private readonly record struct Column(string Name, bool IsWrite, bool IsCondition, bool IsRead, bool IsNull)
    {
        public static Column Of(IColumnModification c) => new(c.ColumnName, c.IsWrite, c.IsCondition, c.IsRead, c.IsCondition && c.OriginalValue is null);
    }

    public PreparedSave(IReadOnlyModificationCommand row, IRelationalConnection connection, ISqlGenerationHelper sql)
    {
        (table, state, columns) = (row.TableName, row.EntityState, [.. row.ColumnModifications.Select(Column.Of)]);
        reads = Array.Exists(columns, c => c.IsRead);
        command = connection.DbConnection.CreateCommand();
        command.Transaction = connection.CurrentTransaction?.GetDbTransaction();
        command.CommandText = TextOf(sql);
        foreach (var (value, column) in ParametersOf(row))
            command.Parameters.Add(column.TypeMapping!.CreateParameter(command, Name(command.Parameters.Count), value, column.IsNullable));
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
        var i = 0;
        foreach (var (value, column) in ParametersOf(row))
            command.Parameters[i++].Value = (column.TypeMapping!.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        return reads ? ReadBack(row) : command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();

    private int ReadBack(IReadOnlyModificationCommand row)
    {
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return 0;
        var i = 0;
        foreach (var column in row.ColumnModifications.Where(c => c.IsRead))
        {
            var type = column.Property!.ClrType;
            column.Value = Convert.ChangeType(reader.GetValue(i++), Nullable.GetUnderlyingType(type) ?? type, CultureInfo.InvariantCulture);
        }
        return 1;
    }

    /// <summary>What is written, then what is asked for; a row that asks for a null has no parameter there.</summary>
    private static IEnumerable<(object? Value, IColumnModification Column)> ParametersOf(IReadOnlyModificationCommand row)
    {
        foreach (var column in row.ColumnModifications)
            if (column.IsWrite) yield return (column.Value, column);
        foreach (var column in row.ColumnModifications)
            if (column is { IsCondition: true, OriginalValue: { } original }) yield return (original, column);
    }

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"$p{parameter}");

    private string TextOf(ISqlGenerationHelper sql)
    {
        var (into, parameters) = (sql.DelimitIdentifier(table), 0);
        var written = columns.Where(c => c.IsWrite).Select(c => (Column: sql.DelimitIdentifier(c.Name), Parameter: Name(parameters++))).ToList();
        var asked = columns.Where(c => c.IsCondition).Select(c => sql.DelimitIdentifier(c.Name) + (c.IsNull ? " is null" : $" = {Name(parameters++)}")).ToList();
        var text = new StringBuilder(state switch
        {
            EntityState.Added when written.Count == 0 => $"insert into {into} default values",
            EntityState.Added => $"insert into {into} ({string.Join(", ", written.Select(c => c.Column))}) values ({string.Join(", ", written.Select(c => c.Parameter))})",
            EntityState.Modified => $"update {into} set {string.Join(", ", written.Select(c => $"{c.Column} = {c.Parameter}"))}",
            EntityState.Deleted => $"delete from {into}",
            EntityState.Detached or EntityState.Unchanged => throw new InvalidOperationException($"A row of {table} has nothing to save."),
        });
        if (asked.Count > 0) text.Append(" where ").AppendJoin(" and ", asked);
        if (reads) text.Append(" returning ").AppendJoin(", ", columns.Where(c => c.IsRead).Select(c => sql.DelimitIdentifier(c.Name)));
        return text.ToString();
    }
}
