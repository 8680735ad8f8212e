using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Platform.Data;

/// <summary>The insert of all appended rows of one table on SQLite.</summary>
internal sealed class PreparedInsert : IDisposable
{
    // As Microsoft.Data.Sqlite writes them: a column holds one form of a value, whoever wrote it.
    private const string DecimalForm = "0.0###########################";
    private const string DayForm = "yyyy-MM-dd";
    private readonly AppendedShape shape;
    private readonly SqliteStatement statement;

    public PreparedInsert(AppendedShape shape, SqliteConnection connection, ISqlGenerationHelper sql)
    {
        this.shape = shape;
        var columns = string.Join(", ", shape.Columns.Select(c => sql.DelimitIdentifier(c.Name)));
        statement = new(connection, $"insert into {sql.DelimitIdentifier(shape.Table)} ({columns}) values ({string.Join(", ", shape.Columns.Select(_ => "?"))})");
    }

    public void Run(object row)
    {
        for (var i = 0; i < shape.Columns.Count; i++) Bind(shape.Columns[i].ValueOf(row));
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

    private void Bind(object? value) => _ = value switch
    {
        null => statement.With((string?)null),
        string text => statement.With(text),
        long or int or uint or short or byte => statement.With(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        bool yes => statement.With(yes ? 1L : 0L),
        decimal number => statement.With(number.ToString(DecimalForm, CultureInfo.InvariantCulture)),
        DateOnly day => statement.With(day.ToString(DayForm, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"{shape.Table} holds a {value.GetType().Name}, which no appended row can: add it to the context."),
    };
}
