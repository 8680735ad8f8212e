using System.Text.Json;
using System.Text.Json.Serialization;

namespace BillingConsole.StripeSimulator.Faults;

/// <summary>What is to go wrong. The default is that nothing does.</summary>
public sealed record FaultKnobs
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) }, WriteIndented = true,
    };

    /// <summary>How long every call waits before it is answered.</summary>
    public int LatencyMs { get; init; }

    /// <summary>Nothing answers but 503.</summary>
    public bool Outage { get; init; }

    /// <summary>As <see cref="Outage"/>, until this second since 1970.</summary>
    public long? OutageUntil { get; init; }

    /// <summary>Calls in one second that are let through; the rest are answered 429.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>What a 429 of <see cref="RequestsPerSecond"/> gives as its reason.</summary>
    public string RateLimitedReason { get; init; } = "global-rate";

    /// <summary>Single calls that go wrong, in order; each is used up.</summary>
    public IReadOnlyList<CallFault> Calls { get; init; } = [];

    /// <summary>Keys that are answered 401 from now on.</summary>
    public IReadOnlyList<string> RevokedKeys { get; init; } = [];

    /// <summary>Keys that are answered 401 with code api_key_expired.</summary>
    public IReadOnlyList<string> ExpiredKeys { get; init; } = [];

    /// <summary>How old a change must be for search to know of it.</summary>
    public int SearchLagSeconds { get; init; }

    public WebhookFaults Webhooks { get; init; } = new();

    public static FaultKnobs Read(string json) => JsonSerializer.Deserialize<FaultKnobs>(json, Format) ?? new();

    public string Write() => JsonSerializer.Serialize(this, Format);
}

public enum CallFaultKind
{
    /// <summary>It is done, and the answer is lost with the connection.</summary>
    DropAfterCommit,

    /// <summary>409, as if the same key were still running.</summary>
    Conflict,

    /// <summary>429 with the reason.</summary>
    RateLimited,

    /// <summary>429 with code lock_timeout and without a reason.</summary>
    LockTimeout,

    /// <summary>500, saved under the idempotency key, nothing done.</summary>
    ServerError,
}

/// <summary>The next calls that match go wrong, this many times.</summary>
/// <param name="Path">How the address begins, such as <c>/v1/customers</c>; any without it.</param>
/// <param name="ShouldRetry">What the header Stripe-Should-Retry says; none without it.</param>
public sealed record CallFault(CallFaultKind Kind, int Times = 1, string? Method = null, string? Path = null, string? Reason = null, bool? ShouldRetry = null)
{
    internal bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase)) && (Path is null || path.StartsWith(Path, StringComparison.Ordinal));
}

/// <summary>What goes wrong with deliveries.</summary>
public sealed record WebhookFaults
{
    /// <summary>How many times more each is delivered.</summary>
    public int Duplicates { get; init; }

    /// <summary>The latest of what is due goes first.</summary>
    public bool Reorder { get; init; }

    public int DelaySeconds { get; init; }

    /// <summary>A byte of the body changes after it was signed.</summary>
    public bool Tamper { get; init; }

    /// <summary>How long ago the signature claims to be made; a negative number is the future.</summary>
    public int StaleSeconds { get; init; }

    public bool WrongSecret { get; init; }

    /// <summary>A signature by another secret stands before the right one.</summary>
    public bool TwoSignatures { get; init; }

    public bool NoSignature { get; init; }

    /// <summary>Events are written and nobody is told: a gap.</summary>
    public bool NeverSent { get; init; }

    /// <summary>The version that payloads claim, instead of the endpoint's.</summary>
    public string? ApiVersion { get; init; }

    public bool Livemode { get; init; }
}
