using BillingConsole.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Tests.Support;

/// <summary>A database file with every table, migrated once in a run and copied for each console.</summary>
internal static class SqliteTemplate
{
    private const string FileName = "billing.db";
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    /// <summary>Puts an empty database where a console will look for its own; one that is there already stays.</summary>
    public static void CopyTo(string directory)
    {
        var file = Path.Combine(directory, FileName);
        Directory.CreateDirectory(directory);
        if (!File.Exists(file)) File.WriteAllBytes(file, Migrated.Value);
    }

    private static byte[] Migrate()
    {
        using var directory = new TemporaryDirectory();
        var connection = $"Data Source={directory.File(FileName)};Pooling=False";
        using (var db = new SqliteBillingDb(new DbContextOptionsBuilder<SqliteBillingDb>().UseSqlite(connection).AddInterceptors(new SqliteConnectionSettings()).Options))
            db.PrepareAsync().GetAwaiter().GetResult();
        return File.ReadAllBytes(directory.File(FileName));
    }
}
