using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Data;

/// <summary>A table whose rows are added and never changed; the database itself refuses the rest.</summary>
public interface IAppendOnly;

internal static class AppendOnly
{
    private const string OneNodeAtATime = "select pg_advisory_xact_lock(7305614120)";

    public static async Task GuardAsync(BillingDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync(OneNodeAtATime);
        var tables = db.Model.GetEntityTypes().Where(e => typeof(IAppendOnly).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!);
        foreach (var table in tables)
            await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Postgres(table) : Sqlite(table));
        await transaction.CommitAsync();
    }

    private static string Sqlite(string table) => $"""
        create trigger if not exists {table}_no_update before update on {table} begin select raise(abort, '{table} is append-only'); end;
        create trigger if not exists {table}_no_delete before delete on {table} begin select raise(abort, '{table} is append-only'); end;
        """;

    private static string Postgres(string table) => $"""
        create or replace function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$;
        create or replace trigger {table}_append_only before update or delete on {table} for each row execute function refuse_change();
        """;
}
