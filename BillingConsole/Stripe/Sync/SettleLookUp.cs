using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>Decides, before a customer is made in Stripe, whether it is there already. A look-up that failed never comes here.</summary>
public sealed class SettleLookUp(BillingDb db, StripeIntake intake, SyncQuestions questions)
{
    public async Task SettleAsync(SyncScope scope, Outbound row, OutboundWork work, StripeAnswer answer, CancellationToken cancel)
    {
        // A step towards the request is no attempt at it.
        row.Attempts--;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == row.CustomerId, cancel);
        if (answer.Customers.FirstOrDefault(c => c.IsClaimedBy(scope.Instance, customer.Id.ToString()) && !c.IsDeleted) is { } made
            && await db.LinkOfStripeAsync(scope, made.Id, cancel) is null)
        {
            await intake.TakeAsync(scope, made, null, row.Cause, cancel);
            return;
        }
        if (work.Step == OutboundStep.FindLost)
        {
            // It never arrived, and its key is forgotten: the same bytes go out as if for the first time.
            row.FirstSentAt = null;
            return;
        }
        await ByEmailAsync(scope, row, customer, answer, cancel);
    }

    private async Task ByEmailAsync(SyncScope scope, Outbound row, Customer customer, StripeAnswer answer, CancellationToken cancel)
    {
        var theirs = await intake.FreeAsync(scope, null, answer.Customers, cancel);
        row.LookedUp = true;
        if (theirs.Count == 0) return;
        var ours = await intake.UnlinkedAsync(scope, customer.Email ?? "", cancel);
        if (ours.Count == 1 && theirs.Count == 1 && (await db.SyncSettingsAsync(cancel)).LinkByEmail == EmailLinking.Auto)
        {
            await intake.LinkAsync(scope, customer, theirs[0], row.Cause, cancel);
            return;
        }
        row.Status = OutboundStatus.Parked;
        var kind = ours.Count > 1 || theirs.Count > 1 ? QuestionKind.AmbiguousEmail : QuestionKind.Confirm;
        await questions.AskAsync(scope, kind, ours, theirs, cancel);
    }
}
