using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Access.SecondFactors;

/// <param name="ForcedFrom">When enrolling stops being a choice.</param>
public sealed record OwnFactor(bool Asked, Instant? ForcedFrom);

[Needs(Permission.Read)]
public sealed class OwnFactorQueries(BillingDb db, CurrentActor actor, SecondFactor factor)
{
    public async Task<OwnFactor> FindAsync(CancellationToken cancel)
    {
        var user = await actor.FindAsync() is { Kind: ActorKind.User } own ? await db.FindUserAsync(own.Id, cancel) : null;
        return user is null ? new(false, null) : new(factor.Asks(user), factor.ForcedFrom(user));
    }
}
