using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BillingConsole.Platform.Data;

/// <summary>
/// A statement compiled once and run for many rows, its values given by their place. A command of ADO.NET looks each value up by its
/// name and makes a reader for each row, which costs more than the row. As its connection, it serves one thread at a time.
/// </summary>
public sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private byte[] buffer = new byte[512];
    private int place;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        this.connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(this.connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), this.connection);
    }

    /// <summary>The value of the next parameter.</summary>
    public SqliteStatement With(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++place, value));
        return this;
    }

    public SqliteStatement With(long? value)
    {
        if (value is { } known) return With(known);
        Check(raw.sqlite3_bind_null(statement, ++place));
        return this;
    }

    public SqliteStatement With(string? value)
    {
        if (value is null) return With((long?)null);
        if (buffer.Length < value.Length * 3) buffer = new byte[value.Length * 3];
        return WithText(Encoding.UTF8.GetBytes(value, buffer));
    }

    /// <summary>As plain decimal text.</summary>
    public SqliteStatement With(decimal value) => With(value, "");

    public SqliteStatement With<T>(T value, string form) where T : IUtf8SpanFormattable
    {
        value.TryFormat(buffer, out var length, form, CultureInfo.InvariantCulture);
        return WithText(length);
    }

    public SqliteStatement With(byte[] value)
    {
        Check(raw.sqlite3_bind_blob(statement, ++place, value));
        return this;
    }

    /// <summary>How many rows the last run on this connection wrote, changed or deleted.</summary>
    public int Touched => raw.sqlite3_changes(connection);

    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>What the rows say, one after the other; a statement is free for its next run when all are read.</summary>
    public IEnumerable<T> Rows<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            while (Step()) yield return read(this);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>What the only row says, or nothing where there is none.</summary>
    public T? Row<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    /// <summary>The same, and the very text of the row before where it is no other: rows of one series share most of their key.</summary>
    public string Text(int column, string before)
    {
        var text = raw.sqlite3_column_blob(statement, column);
        return Ascii.Equals(text, before) ? before : Encoding.UTF8.GetString(text);
    }

    /// <summary>A number kept as text, to its last digit.</summary>
    public decimal Number(int column)
    {
        var text = raw.sqlite3_column_blob(statement, column);
        // Most are whole and not below zero, which is read faster.
        return text is [not (byte)'-', ..] && Utf8Parser.TryParse(text, out long whole, out var read) && read == text.Length
            ? whole : decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    public void Dispose() => statement.Dispose();

    private SqliteStatement WithText(int length)
    {
        // A text without letters must not be taken for none.
        Check(length > 0 ? raw.sqlite3_bind_text(statement, ++place, buffer.AsSpan(0, length)) : raw.sqlite3_bind_text(statement, ++place, ""));
        return this;
    }

    private bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, connection);
        return false;
    }

    // Says again how the last run failed, which is known.
    private void Reset()
    {
        place = 0;
        _ = raw.sqlite3_reset(statement);
    }

    private void Check(int code)
    {
        if (code == raw.SQLITE_OK) return;
        Reset();
        SqliteException.ThrowExceptionForRC(code, connection);
    }
}

/// <summary>The statements of one connection, each compiled when it is first asked for.</summary>
public sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> known = new(StringComparer.Ordinal);

    public SqliteConnection Connection { get; } = connection;

    public SqliteStatement Of(string sql) => known.TryGetValue(sql, out var statement) ? statement : known[sql] = new(Connection, sql);

    /// <summary>Ends the statements; the connection is its owner's.</summary>
    public void Dispose()
    {
        foreach (var statement in known.Values) statement.Dispose();
        known.Clear();
    }
}
