using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Alerts;

/// <summary>Somebody has seen it and takes care; it leaves the bell and stays in the list.</summary>
[Needs(Permission.AlertSettings)]
public sealed record AcknowledgeAlert(string Alert) : IInput<AlertView>;

public sealed class AcknowledgeAlertOperation(BillingDb db, OperationContext context, AlertQueries queries) : IOperation<AcknowledgeAlert, AlertView>
{
    public async Task<Result<AlertView>> RunAsync(AcknowledgeAlert input, CancellationToken cancel)
    {
        if (await db.FindAlertAsync(input.Alert, cancel) is not { } alert) return Refusal.NotFound("alert", input.Alert);
        if (alert.AcknowledgedAt is null) (alert.AcknowledgedAt, alert.AcknowledgedBy) = (context.Now, context.Actor.Name);
        return await queries.ViewAsync(alert, cancel);
    }
}

/// <summary>Sends the mail of an alert once more, to the customer's present address.</summary>
[Needs(Permission.AlertSettings)]
public sealed record ReplayAlert(string Alert) : IInput<AlertView>;

public sealed class ReplayAlertOperation(BillingDb db, AlertMail mail, AlertQueries queries) : IOperation<ReplayAlert, AlertView>
{
    public async Task<Result<AlertView>> RunAsync(ReplayAlert input, CancellationToken cancel)
    {
        if (await db.FindAlertAsync(input.Alert, cancel) is not { } alert) return Refusal.NotFound("alert", input.Alert);
        var wallet = await db.Set<Wallet>().SingleAsync(w => w.Id == alert.WalletId, cancel);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == alert.CustomerId, cancel);
        if (mail.Send(alert, wallet, customer) is null) return Refusal.Conflict("no_email", $"{customer.Name} has no e-mail address; add one to the customer first.");
        return await queries.ViewAsync(alert, cancel);
    }
}

public static class AlertLookup
{
    public static Task<Alert?> FindAlertAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Alert>.TryParse(named, out var id)
        ? db.Set<Alert>().Include(a => a.Deliveries).SingleOrDefaultAsync(a => a.Id == id, cancel) : Task.FromResult<Alert?>(null);
}
