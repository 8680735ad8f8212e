using Microsoft.AspNetCore.Components.Authorization;

namespace BillingConsole.Platform.Security;

/// <summary>Who the present scope acts for: set by the HTTP layer or a job, else the user of the circuit.</summary>
public sealed class CurrentActor(IServiceProvider services)
{
    private Actor? actor;

    public void Set(Actor value) => actor = value;

    public async Task<Actor?> FindAsync()
    {
        if (actor is not null) return actor;
        var state = services.GetService<AuthenticationStateProvider>();
        return state is null ? null : Actor.From((await state.GetAuthenticationStateAsync()).User);
    }
}

/// <summary>Answers what an actor may do now: a circuit outlives the cookie it began with.</summary>
public interface IActorGate
{
    /// <summary>The actor with the role of this moment, or null when it may no longer act.</summary>
    Task<Actor?> RefreshAsync(Actor actor, CancellationToken cancel);
}
