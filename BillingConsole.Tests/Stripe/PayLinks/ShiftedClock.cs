namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>The real time and what a test adds to it, so that what takes a while at Stripe is over at once.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
