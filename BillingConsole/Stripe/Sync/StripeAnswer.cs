using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.Sync;

/// <summary>
/// How a request ended: done; there is no such customer any more; refused for good; nobody knows or not now, so the same bytes
/// go out again; too many at once; or the key is not accepted, which is nobody's fault but the key's.
/// </summary>
public enum AnswerKind { Done, Gone, Refused, Unknown, Throttled, BadKey }

/// <param name="Customers">The customer that was written, or those that a look-up found.</param>
/// <param name="IsLast">Of a page: none follows.</param>
public sealed record StripeAnswer(AnswerKind Kind, IReadOnlyList<StripeCustomer> Customers, string? RequestId = null, StripeError? Failure = null, bool IsLast = true)
{
    public string? Error => Failure?.Message;

    public static StripeAnswer Of(StripeError failure) => new(failure.Failure switch
    {
        StripeFailure.NotFound => AnswerKind.Gone,
        StripeFailure.Invalid or StripeFailure.Card or StripeFailure.KeyReused => AnswerKind.Refused,
        StripeFailure.TooMany => AnswerKind.Throttled,
        StripeFailure.Busy or StripeFailure.Failed or StripeFailure.Unreachable => AnswerKind.Unknown,
        StripeFailure.Unauthenticated or StripeFailure.Forbidden or StripeFailure.Paused => AnswerKind.BadKey,
    }, [], failure.RequestId, failure);
}
