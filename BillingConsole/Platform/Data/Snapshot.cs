using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Platform.Data;

public static class Snapshot
{
    /// <summary>Every query until its end sees one and the same moment; writers are not held up.</summary>
    public static async Task<IDbContextTransaction> SnapshotAsync(this BillingDb db, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql()) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(deferred, cancel))!;
    }
}
