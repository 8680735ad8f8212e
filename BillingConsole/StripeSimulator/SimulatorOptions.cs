namespace BillingConsole.StripeSimulator;

/// <summary>What the program around it decides.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The folder of <c>simulator.db</c>.</summary>
    public required string Directory { get; init; }

    /// <summary>Where browsers reach this program, such as https://billing.example; without it the address that was called, or listened on.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Keys of the real Stripe that are configured beside it; a live one forbids the start.</summary>
    public IReadOnlyList<string?> ConfiguredKeys { get; init; } = [];

    /// <summary>The authorization policy of the dashboard; the pay pages are open to everybody who has their address.</summary>
    public string? DashboardPolicy { get; init; }

    /// <summary>Where the program around it takes webhooks; null when it takes none.</summary>
    public Delivery.OwnReceiver? Receiver { get; init; }

    /// <summary>Whether webhooks go out by themselves; otherwise only when <see cref="Simulator.DeliverDueAsync"/> is called.</summary>
    public bool Delivers { get; init; } = true;

    /// <summary>
    /// Whether it serves at this moment; asked at every call, so that it stops at once, without a restart, where the program around it turns to
    /// the real Stripe.
    /// </summary>
    public Func<IServiceProvider, CancellationToken, Task<bool>> Serves { get; init; } = (_, _) => Task.FromResult(true);

    /// <summary>The clock of created, expiry, delays and retries.</summary>
    public Func<IServiceProvider, TimeProvider> Clock { get; init; } = _ => TimeProvider.System;
}
