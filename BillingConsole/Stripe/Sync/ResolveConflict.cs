using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>Says whose value shall stand: the winner's stays as it is, the other's comes back on both sides.</summary>
[Needs(Permission.Administer)]
public sealed record ResolveConflict(string Conflict, ResolveBody Body) : IInput<ConflictView>;

/// <param name="Take">console or stripe.</param>
public sealed record ResolveBody(SyncSide? Take = null);

public sealed class ResolveConflictOperation(BillingDb db, OperationContext context) : IOperation<ResolveConflict, ConflictView>
{
    public async Task<Result<ConflictView>> RunAsync(ResolveConflict input, CancellationToken cancel)
    {
        if (!Id<SyncConflict>.TryParse(input.Conflict, out var id) || await db.Set<SyncConflict>().FindAsync([id], cancel) is not { } conflict) return Refusal.NotFound("conflict", input.Conflict);
        if (input.Body.Take is not { } side) return Refusal.Invalid("take", $"Give one of {Words.All<SyncSide>()}: whose value shall stand.", "required");
        if (conflict.ResolvedAt is not null) return Refusal.Conflict("resolved_already", $"{conflict.ResolvedBy} resolved it already.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == conflict.CustomerId, cancel);
        if (side != conflict.Winner && await UndoAsync(conflict, customer, side, cancel) is { } refusal) return refusal;
        (conflict.ResolvedAt, conflict.ResolvedBy, conflict.Taken) = (context.Now, context.Actor.Name, side);
        return ConflictView.Of(conflict, customer.Name);
    }

    private async Task<Refusal?> UndoAsync(SyncConflict conflict, Customer customer, SyncSide side, CancellationToken cancel)
    {
        var link = await db.Set<StripeLink>().SingleAsync(l => l.Id == conflict.LinkId, cancel);
        if (!link.IsInStep || customer.ArchivedAt is not null) return Refusal.Conflict("not_in_step", $"{customer.Name} is no longer kept in step with {link.StripeId}; change the field by hand.");
        var now = Projection.Of(customer, link.Agreed, link.StripeId);
        if (!now.Agrees(conflict.Field, conflict.Of(conflict.Winner)))
            return Refusal.Conflict("changed_since", $"It was changed since to '{now.Text(conflict.Field)}'. Keep what stands, or change the customer by hand.");
        Projection.Apply(customer, now.With(conflict.Field, conflict.Of(side)), link.StripeId);
        context.Raise(new CustomerChanged(customer));
        return null;
    }
}
