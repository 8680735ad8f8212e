using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Access.AuditLog;

public sealed partial class AuditPage
{
    private AuditVerdict? verdict;

    [Inject] public required Operations Operations { get; init; }

    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PageOf<AuditView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (AuditQueries q) => q.ListAsync(request.Listing, request.Text("object"), request.Text("actor"), request.Cancel), request.Cancel);

    private async Task VerifyAsync()
    {
        var verified = await Operations.ReadAsync((AuditVerifier v) => v.VerifyAsync(CancellationToken.None));
        if (verified.Ok) verdict = verified.Value;
        else Toasts.Failed(verified.Refusals);
    }

    private static string Sentence(AuditView row) => string.Join("; ", row.Changes.Select(c => $"{c.Field}: {c.Before} → {c.After}"));
}
