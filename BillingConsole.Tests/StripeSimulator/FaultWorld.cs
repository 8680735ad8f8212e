using BillingConsole.StripeSimulator;
using BillingConsole.Tests.Stripe.Sync;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.StripeSimulator;

/// <summary>The simulator on a clock that a test moves, and on which waiting takes no time.</summary>
public sealed class FaultWorld : SimulatorWorld
{
    internal JumpingClock Clock { get; } = new(Instant.FromUtc(2026, 3, 1, 9, 0));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(s => s.AddSingleton(new SimulatorOptions { Directory = Settings["Data:Directory"]!, Delivers = false, Clock = _ => Clock }));
    }
}
