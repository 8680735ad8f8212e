using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using NodaTime;

namespace BillingConsole.Access.Sessions;

/// <summary>A circuit outlives the cookie it began with: twice a minute it asks whether its session lasts and somebody is there.</summary>
public sealed class CircuitWatch(ILoggerFactory logs, IServiceScopeFactory scopes, CircuitActivity activity) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (activity.IsIdle) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionCheck>().FindAsync(authenticationState.User, cancellationToken) is not null;
    }
}

/// <summary>When somebody last did something on this circuit.</summary>
public sealed class CircuitActivity(RealTime time) : CircuitHandler
{
    private Instant last = time.Now;

    public bool IsIdle => last + Session.Idle < time.Now;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        last = time.Now;
        return next(context);
    };
}
