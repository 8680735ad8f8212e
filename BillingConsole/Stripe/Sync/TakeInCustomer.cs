using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Stripe.Sync;

/// <summary>Takes in a customer as Stripe gave it just now.</summary>
/// <param name="Agreed">What was agreed before Stripe was asked; when that is no longer so, what Stripe said may be older than what is known.</param>
[Needs(Permission.Administer)]
public sealed record TakeInCustomer(SyncScope Scope, StripeCustomer Remote, SharedFields? Agreed, IReadOnlyList<StripeCustomer>? SameEmail, OutboundCause Cause) : IInput<IntakeOutcome>;

public sealed class TakeInCustomerOperation(BillingDb db, StripeIntake intake) : IOperation<TakeInCustomer, IntakeOutcome>
{
    public const string ReadAgain = "read_again";

    public async Task<Result<IntakeOutcome>> RunAsync(TakeInCustomer input, CancellationToken cancel)
    {
        var link = await db.LinkOfStripeAsync(input.Scope, input.Remote.Id, cancel);
        if (link?.Agreed != input.Agreed) return Refusal.Conflict(ReadAgain, "It was taken in meanwhile; it must be read again.");
        return await intake.TakeAsync(input.Scope, input.Remote, input.SameEmail, input.Cause, cancel);
    }
}

/// <summary>What the workers must know before they ask Stripe.</summary>
[Needs(Permission.Administer)]
public sealed class SyncLookups(BillingDb db, StripeIntake intake)
{
    public async Task<SharedFields?> AgreedAsync(SyncScope scope, string stripeId, CancellationToken cancel) => (await db.LinkOfStripeAsync(scope, stripeId, cancel))?.Agreed;

    /// <summary>The spellings of an e-mail under which Stripe must be asked before one of these customers may be taken in; none for most.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> NeededAsync(SyncScope scope, IReadOnlyList<StripeCustomer> remotes, CancellationToken cancel)
    {
        var needed = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var remote in remotes.Where(r => !r.IsDeleted && r.Fields.Email is not null && (r.Instance is null || r.Instance == scope.Instance)))
        {
            if (await db.LinkOfStripeAsync(scope, remote.Id, cancel) is not null) continue;
            var ours = await intake.UnlinkedAsync(scope, remote.Fields.Email!, cancel);
            if (ours.Count > 0) needed[remote.Id] = [.. ours.Select(c => c.Email!).Append(remote.Fields.Email!).Append(remote.Fields.Email!.ToLowerInvariant()).Distinct()];
        }
        return needed;
    }
}
