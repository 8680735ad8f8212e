namespace BillingConsole.Platform.Operations;

/// <summary>Why an operation did not happen; the kind decides the HTTP status.</summary>
public enum RefusalKind { Malformed, Unauthenticated, Forbidden, NotFound, Conflict, PreconditionFailed, TooLarge, UnsupportedType, Invalid, TooMany, Unavailable }

/// <summary>One reason, for a person: what happened and what would be accepted. <paramref name="Field"/> is the API's name of the input.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Field = null)
{
    /// <summary>Of what is refused for the moment: the whole seconds until it may be asked again; null for the next one.</summary>
    public int? RetryAfter { get; init; }

    public static Refusal Invalid(string field, string message, string code = "invalid") => new(RefusalKind.Invalid, code, message, field);

    public static Refusal Rule(string code, string message, string? field = null) => new(RefusalKind.Invalid, code, message, field);

    public static Refusal NotFound(string what, string? id) => new(RefusalKind.NotFound, "not_found", $"There is no {what} '{id}'.");

    public static Refusal Conflict(string code, string message, string? field = null) => new(RefusalKind.Conflict, code, message, field);

    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, "forbidden", message);
}

/// <summary>A refusal found where no result can be returned (a cursor, a closed period); the lift turns it into one.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
