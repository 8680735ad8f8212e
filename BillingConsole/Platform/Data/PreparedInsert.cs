using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Platform.Data;

/// <summary>The insert of all appended rows of one table.</summary>
internal sealed class PreparedInsert : IDisposable
{
    private readonly AppendedShape shape;
    private readonly DbCommand command;

    public PreparedInsert(AppendedShape shape, IRelationalConnection connection, ISqlGenerationHelper sql)
    {
        this.shape = shape;
        command = connection.DbConnection.CreateCommand();
        command.Transaction = connection.CurrentTransaction?.GetDbTransaction();
        var names = shape.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"$p{i}")).ToList();
        command.CommandText = $"insert into {sql.DelimitIdentifier(shape.Table)} ({string.Join(", ", shape.Columns.Select(c => sql.DelimitIdentifier(c.Name)))}) values ({string.Join(", ", names)})";
        foreach (var (column, name) in shape.Columns.Zip(names)) command.Parameters.Add(column.Mapping.CreateParameter(command, name, null, column.IsNullable));
    }

    public void Run(object row)
    {
        for (var i = 0; i < shape.Columns.Count; i++) command.Parameters[i].Value = shape.Columns[i].ValueOf(row);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"A row of {shape.Table} cannot be saved; see the inner exception.", failure);
        }
    }

    public void Dispose() => command.Dispose();
}
