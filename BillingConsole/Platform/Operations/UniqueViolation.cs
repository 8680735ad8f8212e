using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BillingConsole.Platform.Operations;

/// <summary>Two people taking the same code at once meet in a unique index; this turns it into a sentence.</summary>
internal static class UniqueViolation
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    public static Refusal? Describe(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey } sqlite => Taken(ColumnOf(sqlite.Message)),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => Taken(postgres.ConstraintName),
        _ => null,
    };

    private static Refusal Taken(string? what) =>
        Refusal.Conflict("already_exists", $"It exists already ({what ?? "unique value"}). Nothing was saved.");

    private static string? ColumnOf(string message) => message.Split('\'') is [_, var inner, ..] ? inner.Split(": ")[^1] : null;
}
