using BillingConsole.Access.SecondFactors;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Sessions;

/// <summary>Lets the actor in, whose password was right; a second factor that is on must be shown with it.</summary>
/// <param name="Proven">The factor was shown a moment ago, by enrolling.</param>
[Needs(Permission.Read)]
public sealed record StartSession(string? Agent, string? Code = null, bool Proven = false) : IInput<StartedSession>;

public sealed record StartedSession(User User, Id<Session> Session);

public sealed class StartSessionOperation(BillingDb db, OperationContext context, RealTime time, SecondFactor factor) : IOperation<StartSession, StartedSession>
{
    public async Task<Result<StartedSession>> RunAsync(StartSession input, CancellationToken cancel)
    {
        if (await db.FindUserAsync(context.Actor.Id, cancel) is not { Disabled: false } user || user.IsLocked(time.Now))
            return new Refusal(RefusalKind.Unauthenticated, "unauthenticated", "Signing in is not possible for the moment.");
        if (user.SecondFactor && !input.Proven && !factor.TryUse(user, input.Code))
            return Refusal.Invalid("code", "This code does not fit, or it was used already. Enter the one that the app shows now.");
        user.FactorAskedAt = factor.Asks(user) ? user.FactorAskedAt ?? time.Now : null;
        (user.FailedSignIns, user.LockedUntil, user.LastSignInAt) = (0, null, time.Now);
        var session = new Session
        {
            Id = context.NewId<Session>(), User = user.Id, StartedAt = time.Now, Address = context.Actor.Address,
            Agent = input.Agent is { Length: > 200 } ? input.Agent[..200] : input.Agent,
        };
        db.Add(session);
        return new StartedSession(user, session.Id);
    }
}

/// <summary>Counts a wrong password or code; too many in a row lock the account for a while.</summary>
[Needs(Permission.Administer)]
public sealed record CountFailedSignIn(Id<User> User) : IInput<Done>;

public sealed class CountFailedSignInOperation(BillingDb db, RealTime time) : IOperation<CountFailedSignIn, Done>
{
    public async Task<Result<Done>> RunAsync(CountFailedSignIn input, CancellationToken cancel)
    {
        (await db.Set<User>().SingleOrDefaultAsync(u => u.Id == input.User, cancel))?.CountFailure(time.Now);
        return default(Done);
    }
}

/// <summary>Ends one's own session, or every one of one's sessions.</summary>
[Needs(Permission.Read)]
public sealed record EndSession(string? Session, bool Everywhere = false) : IInput<Done>;

public sealed class EndSessionOperation(BillingDb db, OperationContext context, RealTime time) : IOperation<EndSession, Done>
{
    public async Task<Result<Done>> RunAsync(EndSession input, CancellationToken cancel)
    {
        if (!Id<User>.TryParse(context.Actor.Id, out var user)) return default(Done);
        if (input.Everywhere) await db.EndSessionsAsync(user, time.Now, cancel);
        else if (Id<Session>.TryParse(input.Session, out var id) && await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == id && s.User == user, cancel) is { } session)
            session.EndedAt ??= time.Now;
        return default(Done);
    }
}
