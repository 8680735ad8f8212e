using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Http;

namespace BillingConsole.Access.AuditLog;

internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/audit", (Listing listing, string? @object, string? actor, Api run, CancellationToken cancel) =>
                run.Read((AuditQueries q) => q.ListAsync(listing, @object, actor, cancel)))
            .WithTags("Operations").Says<PageOf<AuditView>>("What was changed, by whom and from where, newest first");
        api.MapPost("/audit/verify", (Api run, CancellationToken cancel) => run.Read((AuditVerifier v) => v.VerifyAsync(cancel)))
            .WithTags("Operations").Says<AuditVerdict>("Follow the chain of the audit log and name every row that was tampered with");
    }
}
