using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Hardening;

/// <summary>For whoever watches the process: does it live, and does its database answer.</summary>
internal static class Health
{
    public static void MapHealth(this RouteGroupBuilder open)
    {
        open.MapGet("/healthz", () => Results.Json(new { status = "ok" }));
        open.MapGet("/readyz", async (BillingDb db, ILogger<BillingDb> log, CancellationToken cancel) =>
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync("select 1", cancel);
                return Results.Json(new { status = "ready" });
            }
            catch (System.Data.Common.DbException failure)
            {
                log.LogWarning(failure, "The database does not answer.");
                return Results.Json(new { status = "the database does not answer" }, statusCode: 503);
            }
        });
    }
}
