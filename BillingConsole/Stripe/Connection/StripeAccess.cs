using NodaTime;

namespace BillingConsole.Stripe.Connection;

/// <summary>What is needed to ask Stripe. It never leaves this process: the key is in it.</summary>
/// <param name="Pause">Why nothing is sent at present, as a sentence; null when it may.</param>
public sealed record StripeAccess(StripeMode Mode, string Key, Uri Address, string Instance, string? Account, bool Confirmed, string? Pause)
{
    public bool IsLive => Mode == StripeMode.Live;

    public override string ToString() => $"{Mode} {StripeKey.Hint(Key)}";
}

/// <summary>Whose objects the console speaks of; no account means that Stripe has not been asked yet.</summary>
public sealed record StripeScope(StripeMode Mode, string? Account, string Instance, Instant ConnectedAt)
{
    public bool Livemode => Mode == StripeMode.Live;
}
