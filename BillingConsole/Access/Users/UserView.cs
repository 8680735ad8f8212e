using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Access.Users;

public enum UserState { Active, Invited, Locked, Disabled }

public sealed record UserView(
    Id<User> Id, string Email, string Name, Role Role, bool Disabled, bool SecondFactor, bool HasPassword,
    Instant? LockedUntil, Instant? LastSignInAt, Instant CreatedAt, uint Version) : IVersionedView
{
    /// <summary>In a word, at the moment it was read.</summary>
    [JsonIgnore]
    public UserState State { get; private init; }

    public static UserView Of(User u) => new(
        u.Id, u.Email, u.Name, u.Role, u.Disabled, u.SecondFactor, u.PasswordHash is not null, u.LockedUntil, u.LastSignInAt, u.CreatedAt, u.Version);

    public UserView At(Instant realNow) => this with
    {
        State = Disabled ? UserState.Disabled : LockedUntil > realNow ? UserState.Locked : HasPassword ? UserState.Active : UserState.Invited,
    };
}

/// <summary>A user and, once, the path at which that person sets a password.</summary>
public sealed record InvitedUser(Id<User> Id, string Email, string Name, Role Role, bool Disabled, string? Invitation) : IShownOnce
{
    public object WithoutSecret() => this with { Invitation = null };
}

[Needs(Permission.Administer)]
public sealed class UserQueries(BillingDb db, RealTime time)
{
    public async Task<PageOf<UserView>> ListAsync(Listing listing, CancellationToken cancel) =>
        (await db.Set<User>().AsNoTracking().PageAsync(listing, cancel)).Select(u => UserView.Of(u).At(time.Now));

    public async Task<UserView?> FindAsync(string user, CancellationToken cancel) =>
        await db.FindUserAsync(user, cancel) is { } found ? UserView.Of(found) : null;
}

internal static class UserLookup
{
    public static Task<User?> FindUserAsync(this BillingDb db, string? named, CancellationToken cancel)
    {
        var email = User.Normalize(named ?? "");
        return Id<User>.TryParse(named, out var id)
            ? db.Set<User>().SingleOrDefaultAsync(u => u.Id == id, cancel)
            : db.Set<User>().SingleOrDefaultAsync(u => u.NormalizedEmail == email, cancel);
    }
}
