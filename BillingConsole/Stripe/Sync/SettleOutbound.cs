using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Events;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>Keeps what Stripe answered to a request. The value says whether its customer must be read again.</summary>
[Needs(Permission.Administer)]
public sealed record SettleOutbound(SyncScope Scope, OutboundWork Work, StripeAnswer Answer) : IInput<bool>;

public sealed class SettleOutboundOperation(BillingDb db, RealTime time, OutboundQueue queue, StripeIntake intake, StripeMerge merge, SettleLookUp lookUp) : IOperation<SettleOutbound, bool>
{
    public async Task<Result<bool>> RunAsync(SettleOutbound input, CancellationToken cancel)
    {
        var (work, answer) = (input.Work, input.Answer);
        if (await db.Set<Outbound>().SingleOrDefaultAsync(o => o.Id == work.Row && o.Requests == work.Attempt, cancel) is not { } row) return false;
        (row.LeasedUntil, row.RequestId, row.Error) = (null, answer.RequestId ?? row.RequestId, answer.Error);
        if (row.Status != OutboundStatus.Waiting && answer.Kind != AnswerKind.Done) return false;
        // Whoever was told "too many", or has only been looked up, keeps its turn: it goes on before those that have not begun.
        switch (answer.Kind)
        {
            case AnswerKind.BadKey: row.Attempts--; break;
            case AnswerKind.Throttled: (row.Attempts, row.LeasedUntil) = (row.Attempts - 1, time.Now + SyncPace.AfterThrottle); break;
            case AnswerKind.Unknown: Again(row); break;
            case AnswerKind.Refused: End(row, OutboundStatus.Dead); break;
            case AnswerKind.Gone: await GoneAsync(input.Scope, row, cancel); break;
            case AnswerKind.Done: return await DoneAsync(input.Scope, row, work, answer, cancel);
        }
        return false;
    }

    private void Again(Outbound row)
    {
        if (InboxPatience.After(row.Attempts) is { } wait) row.DueAt = time.Now + wait;
        else End(row, OutboundStatus.Dead);
    }

    private void End(Outbound row, OutboundStatus status) => (row.Status, row.SettledAt) = (status, time.Now);

    private async Task GoneAsync(SyncScope scope, Outbound row, CancellationToken cancel)
    {
        End(row, OutboundStatus.Done);
        if (row.StripeId is { } gone) await intake.TakeAsync(scope, StripeCustomer.DeletedOf(gone), null, row.Cause, cancel);
    }

    private async Task<bool> DoneAsync(SyncScope scope, Outbound row, OutboundWork work, StripeAnswer answer, CancellationToken cancel)
    {
        if (work.Step != OutboundStep.Send)
        {
            if (row.Status == OutboundStatus.Waiting) await lookUp.SettleAsync(scope, row, work, answer, cancel);
            return false;
        }
        if (row.Status == OutboundStatus.Waiting) End(row, OutboundStatus.Done);
        var remote = answer.Customers[0];
        row.StripeId = remote.Id;
        if (row.Op == OutboundOp.Delete || remote.IsDeleted) return await intake.TakeAsync(scope, remote, null, row.Cause, cancel) == IntakeOutcome.Later;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == row.CustomerId, cancel);
        return row.Op == OutboundOp.Create ? await CreatedAsync(scope, row, customer, remote, cancel) : await UpdatedAsync(scope, row, work, customer, remote, cancel);
    }

    /// <summary>Its event may have come first and linked it; a customer archived meanwhile keeps its link, at rest.</summary>
    private async Task<bool> CreatedAsync(SyncScope scope, Outbound row, Customer customer, StripeCustomer remote, CancellationToken cancel)
    {
        if (await db.LinkOfStripeAsync(scope, remote.Id, cancel) is not null) return false;
        if (await db.LinkedAsync(scope, customer.Id, cancel) is { } other)
        {
            row.Error = $"It made {remote.Id}, but {other.StripeId} was linked to {customer.Name} meanwhile. Delete one of the two in Stripe.";
            return false;
        }
        var link = intake.Link(scope, customer, remote, row.Said!, row.Generation);
        if (customer.ArchivedAt is not null) link.State = LinkState.Detached;
        await merge.MergeAsync(scope, link, customer, remote, OutboundCause.Change, cancel);
        return false;
    }

    private async Task<bool> UpdatedAsync(SyncScope scope, Outbound row, OutboundWork work, Customer customer, StripeCustomer remote, CancellationToken cancel)
    {
        if (await db.LinkedAsync(scope, customer.Id, cancel) is not { } link || link.StripeId != remote.Id) return false;
        // Another event was taken in while the request was on its way: which of the two is older, only Stripe knows.
        if (link.Agreed != work.Agreed) return true;
        link.Agree(row.Said!, time.Now);
        if (link.NeedsClaim && remote.IsClaimedBy(scope.Instance, customer.Id.ToString())) link.NeedsClaim = false;
        await merge.MergeAsync(scope, link, customer, remote, row.Cause, cancel);
        if (!await IsAtRestAsync(scope, link, customer, cancel)) await queue.UpdateAsync(scope, link, OutboundCause.Change, cancel);
        return false;
    }

    private async Task<bool> IsAtRestAsync(SyncScope scope, StripeLink link, Customer customer, CancellationToken cancel) =>
        (!link.NeedsClaim && Projection.Of(customer, link.Agreed, link.StripeId) == link.Agreed) || await queue.ActiveAsync(scope, customer.Id, cancel) is not null;
}
