using BillingConsole.Access.Keys;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access;

/// <summary>Reads the actor's role anew before every operation, so that a revoked key or a demoted user stops at once.</summary>
public sealed class ActorGate(Lazy<BillingDb> db, KnownKeys known, KeyUse use, RealTime time) : IActorGate
{
    public async Task<Actor?> RefreshAsync(Actor actor, CancellationToken cancel) => actor.Kind switch
    {
        ActorKind.ApiKey => await KeyAsync(actor, cancel),
        ActorKind.User => await UserAsync(actor, cancel),
        ActorKind.Job => actor,
    };

    private async Task<Actor?> KeyAsync(Actor actor, CancellationToken cancel)
    {
        if (!Id<ApiKey>.TryParse(actor.Id, out var id) || await known.FindAsync(db, id, cancel) is not { } key || !key.Works(time.Now)) return null;
        use.Note(id);
        return actor with { Role = key.Role };
    }

    private async Task<Actor?> UserAsync(Actor actor, CancellationToken cancel) =>
        Id<User>.TryParse(actor.Id, out var id) && await db.Value.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is { Disabled: false } user
            ? actor with { Role = user.Role, Name = user.Email } : null;
}
