using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Platform.Data;

/// <summary>The insert of all appended rows of one table on SQLite.</summary>
internal sealed class PreparedInsert : IDisposable
{
    private readonly AppendedShape shape;
    private readonly SqliteStatement statement;

    public PreparedInsert(AppendedShape shape, SqliteConnection connection, ISqlGenerationHelper sql)
    {
        this.shape = shape;
        var columns = string.Join(", ", shape.Columns.Select(c => sql.DelimitIdentifier(c.Name)));
        statement = new(connection, $"insert into {sql.DelimitIdentifier(shape.Table)} ({columns}) values ({string.Join(", ", shape.Columns.Select(_ => "?"))})");
    }

    public void Run(object?[] values)
    {
        foreach (var value in values) StoredValue.Bind(statement, shape.Table, value);
        try
        {
            statement.Run();
        }
        catch (SqliteException failure)
        {
            throw new DbUpdateException($"A row of {shape.Table} cannot be saved; see the inner exception.", failure);
        }
    }

    public void Dispose() => statement.Dispose();
}
