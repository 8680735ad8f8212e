using BillingConsole.Access.SecondFactors;
using BillingConsole.Access.Sessions;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Access.Entrance;

public enum SignInStep { Refused, Throttled, AskCode, AskEnrolment, Enter }

/// <param name="Wait">How long to wait, when throttled.</param>
public sealed record SignInAnswer(SignInStep Step, User? User = null, Id<Session>? Session = null, Duration? Wait = null);

/// <summary>Decides whether somebody comes in. A stranger, a locked and a disabled person all hear the same.</summary>
public sealed class SignInDesk(
    BillingDb db, Operations operations, CurrentActor actor, Passwords passwords, SignInThrottle throttle, SecondFactor factor, RealTime time)
{
    public async Task<SignInAnswer> WithPasswordAsync(string email, string password, Visitor visitor, CancellationToken cancel)
    {
        if (throttle.WaitOf(visitor.Address) is { } wait) return new(SignInStep.Throttled, Wait: wait);
        var normalized = User.Normalize(email);
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, cancel);
        var matches = passwords.Match(user, password);
        if (user is null || !matches || user.Disabled || user.IsLocked(time.Now)) return await RefuseAsync(user, visitor, cancel);
        if (user.SecondFactor) return new(SignInStep.AskCode, user);
        return factor.Forces(user) ? new(SignInStep.AskEnrolment, user) : await EnterAsync(user, new(visitor.Agent), visitor, cancel);
    }

    public async Task<SignInAnswer> WithCodeAsync(User user, string? code, Visitor visitor, CancellationToken cancel)
    {
        if (throttle.WaitOf(visitor.Address) is { } wait) return new(SignInStep.Throttled, Wait: wait);
        return await EnterAsync(user, new(visitor.Agent, code), visitor, cancel);
    }

    public Task<SignInAnswer> EnrolledAsync(User user, Visitor visitor, CancellationToken cancel) =>
        EnterAsync(user, new(visitor.Agent, Proven: true), visitor, cancel);

    private async Task<SignInAnswer> EnterAsync(User user, StartSession input, Visitor visitor, CancellationToken cancel)
    {
        actor.Set(visitor.As(user));
        var started = await operations.RunAsync(input, null, cancel);
        return started.Ok ? new(SignInStep.Enter, started.Value.User, started.Value.Session) : await RefuseAsync(user, visitor, cancel);
    }

    private async Task<SignInAnswer> RefuseAsync(User? user, Visitor visitor, CancellationToken cancel)
    {
        throttle.CountFailure(visitor.Address);
        if (user is not null && !user.IsLocked(time.Now))
        {
            actor.Set(Actor.Job("sign-in") with { Address = visitor.Address });
            await operations.RunAsync(new CountFailedSignIn(user.Id), null, cancel);
        }
        return new(SignInStep.Refused);
    }
}

/// <summary>Who knocks: from where, and with which browser.</summary>
public sealed record Visitor(string? Address, string? Agent)
{
    public static Visitor Of(HttpContext http) => new(http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString());

    public Actor As(User user) => new(ActorKind.User, user.Id.ToString(), user.Email, user.Role, Address);
}
