namespace BillingConsole.Stripe.Wire;

/// <summary>Why Stripe did not do it.</summary>
public enum StripeFailure
{
    /// <summary>The request was wrong and stays wrong.</summary>
    Invalid,
    NotFound,
    /// <summary>The key is missing, wrong, revoked or expired.</summary>
    Unauthenticated,
    /// <summary>The key may not do this.</summary>
    Forbidden,
    /// <summary>The card was refused.</summary>
    Card,
    /// <summary>The idempotency key was used for another request.</summary>
    KeyReused,
    /// <summary>The same request is under way, or the object is locked.</summary>
    Busy,
    TooMany,
    /// <summary>Stripe failed: it may have done it or not.</summary>
    Failed,
    /// <summary>No answer came: it may have done it or not.</summary>
    Unreachable,
    /// <summary>Nothing was sent: the connection rests until the key is good again.</summary>
    Paused,
}

/// <summary>The one shape of every failure of Stripe's; the message is a sentence for a person.</summary>
/// <param name="Code">Stripe's own code, such as <c>resource_missing</c>.</param>
public sealed record StripeError(StripeFailure Failure, string Message, int Status = 0, string? Code = null, string? Param = null, string? RequestId = null, string? DeclineCode = null)
{
    /// <summary>Stripe has decided: the same request would end in the same way.</summary>
    public bool IsFinal => Failure is StripeFailure.Invalid or StripeFailure.NotFound or StripeFailure.Card or StripeFailure.KeyReused;

    /// <summary>Nobody knows whether it happened; only the same bytes under the same key may be sent again.</summary>
    public bool IsUnknown => Failure is StripeFailure.Failed or StripeFailure.Unreachable;

    public bool IsKeyProblem => Failure is StripeFailure.Unauthenticated or StripeFailure.Forbidden or StripeFailure.Paused;
}

public sealed class StripeException(StripeError error, Exception? inner = null) : Exception(error.RequestId is null ? error.Message : $"{error.Message} ({error.RequestId})", inner)
{
    public StripeError Error { get; } = error;
}
