using System.Globalization;

namespace BillingConsole.Platform.Data;

/// <summary>Values as SQLite keeps them. The forms are those of Microsoft.Data.Sqlite: a column holds one form of a value, whoever wrote it.</summary>
public static class StoredValue
{
    private const string DecimalForm = "0.0###########################";
    private const string DayForm = "O";

    /// <summary>The value of the next parameter, as the column's converter left it.</summary>
    /// <exception cref="InvalidOperationException">It is of a kind that no column of the console has.</exception>
    public static void Bind(SqliteStatement statement, string table, object? value) => _ = value switch
    {
        null => statement.With((string?)null),
        string text => statement.With(text),
        long or int or uint or short or byte => statement.With(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        bool yes => statement.With(yes ? 1L : 0L),
        decimal number => statement.With(number, DecimalForm),
        DateOnly day => statement.With(day, DayForm),
        byte[] bytes => statement.With(bytes),
        _ => throw new InvalidOperationException($"{table} holds a {value.GetType().Name}, which no statement writes: give its column a converter."),
    };
}
