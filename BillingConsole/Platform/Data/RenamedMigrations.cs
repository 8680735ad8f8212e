using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Data;

/// <summary>
/// For a day three migrations stood as one under another number. What it built is what the three build, so a database that was made in
/// that day is told that it has the three, and goes on with those that follow.
/// </summary>
internal static class RenamedMigrations
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["20261129221328_WebhooksAndStripe"] = ["20261129172206_WebhooksAndStripe", "20261129205939_DisputesOfPayments", "20261129212641_UsageSetsAndImports"],
        ["20261129221332_WebhooksAndStripe"] = ["20261129172216_WebhooksAndStripe", "20261129205942_DisputesOfPayments", "20261129212645_UsageSetsAndImports"],
    };

    public static async Task CarryAsync(BillingDb db)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync();
        foreach (var former in applied.Where(Names.ContainsKey))
        {
            // Nodes that start at once may both come here.
            foreach (var name in Names[former])
                await db.Database.ExecuteSqlAsync($"""insert into "__EFMigrationsHistory" select {name}, "ProductVersion" from "__EFMigrationsHistory" where "MigrationId" = {former} on conflict do nothing""");
            await db.Database.ExecuteSqlAsync($"""delete from "__EFMigrationsHistory" where "MigrationId" = {former}""");
        }
    }
}
