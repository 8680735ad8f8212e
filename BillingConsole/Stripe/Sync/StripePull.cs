using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.Sync;

/// <summary>Reads a customer at Stripe and takes it in. What an event says of it is never trusted: events come late, twice and out of order.</summary>
public sealed class StripePull(Operations operations, StripeWire wire)
{
    private const int MostReads = 5;

    /// <exception cref="StripeException">Stripe did not answer, or a request about the same customer is under way: try again later.</exception>
    public Task<IntakeOutcome> PullAsync(SyncScope scope, string stripeId, OutboundCause cause, CancellationToken cancel) => TakeInAsync(scope, stripeId, null, cause, cancel);

    /// <summary>Takes in what cannot have changed since it was heard.</summary>
    public Task<IntakeOutcome> TakeInAsync(SyncScope scope, StripeCustomer known, OutboundCause cause, CancellationToken cancel) => TakeInAsync(scope, known.Id, known, cause, cancel);

    private async Task<IntakeOutcome> TakeInAsync(SyncScope scope, string stripeId, StripeCustomer? known, OutboundCause cause, CancellationToken cancel)
    {
        for (var reads = 0; reads < MostReads; reads++)
        {
            var agreed = (await operations.ReadAsync((SyncLookups q) => q.AgreedAsync(scope, stripeId, cancel), cancel)).Value;
            var remote = known ?? await FindAsync(stripeId, cancel);
            var needed = (await operations.ReadAsync((SyncLookups q) => q.NeededAsync(scope, [remote], cancel), cancel)).Value;
            var same = needed.TryGetValue(stripeId, out var emails) ? await SameEmailAsync(emails, cancel) : null;
            var taken = await operations.RunAsync(new TakeInCustomer(scope, remote, agreed, same, cause), cancel: cancel);
            if (taken.Ok && taken.Value != IntakeOutcome.Later) return taken.Value;
            if (!taken.Ok && taken.Refusals[0].Code != TakeInCustomerOperation.ReadAgain && taken.Refusals[0].Kind is not (RefusalKind.Conflict or RefusalKind.PreconditionFailed))
                throw new InvalidOperationException(taken.Refusals[0].Message);
        }
        throw new StripeException(new(StripeFailure.Busy, $"{stripeId} is being written to at this moment."));
    }

    private async Task<StripeCustomer> FindAsync(string stripeId, CancellationToken cancel)
    {
        var answer = await wire.FindAsync(stripeId, cancel);
        return answer.Kind switch
        {
            AnswerKind.Done => answer.Customers[0],
            AnswerKind.Gone => StripeCustomer.DeletedOf(stripeId),
            _ => throw new StripeException(answer.Failure!),
        };
    }

    private async Task<IReadOnlyList<StripeCustomer>> SameEmailAsync(IReadOnlyList<string> emails, CancellationToken cancel)
    {
        var answer = await wire.WithEmailAsync(emails, cancel);
        return answer.Kind == AnswerKind.Done ? answer.Customers : throw new StripeException(answer.Failure!);
    }
}
