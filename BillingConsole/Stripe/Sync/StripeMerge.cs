using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Stripe.Sync;

/// <summary>Brings a linked customer and what Stripe says of it together: the console's row and what was agreed change in one transaction, the rest is sent.</summary>
public sealed class StripeMerge(BillingDb db, OperationContext context, RealTime time, OutboundQueue queue, StripeWrites writes)
{
    /// <returns>Whether either side changes.</returns>
    public async Task<bool> MergeAsync(SyncScope scope, StripeLink link, Customer customer, StripeCustomer remote, OutboundCause cause, CancellationToken cancel)
    {
        var console = Projection.Of(customer, link.Agreed, link.StripeId);
        link.Notice(console, time.Now);
        var times = new FieldTimes(link.WrittenAt, await writes.OfAsync(link, cancel));
        var result = ThreeWayMerge.Of(link.Agreed, console, remote.Fields, times, (await db.SyncSettingsAsync(cancel)).Winners);
        foreach (var conflict in result.Conflicts) Report(link, conflict, console, remote.Fields);
        if (link.Seen != result.Merged) link.Seen = result.Merged;
        link.Agree(remote.Fields, time.Now);
        if (result.ToConsole.Count > 0)
        {
            Projection.Apply(customer, result.Merged, link.StripeId);
            context.Raise(new CustomerChanged(customer));
        }
        if (result.ToStripe.Count > 0 || link.NeedsClaim) await queue.UpdateAsync(scope, link, cause, cancel);
        return result.ToConsole.Count > 0 || result.ToStripe.Count > 0;
    }

    private void Report(StripeLink link, FieldConflict conflict, SharedFields console, SharedFields stripe) => db.Add(new SyncConflict
    {
        Id = time.NewId<SyncConflict>(), LinkId = link.Id, CustomerId = link.CustomerId, Field = conflict.Field, Console = console, Stripe = stripe,
        Winner = conflict.Winner, ByTime = conflict.ByTime, FoundAt = time.Now,
    });
}
