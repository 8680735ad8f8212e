using BillingConsole.Access.Sessions;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Users;

/// <summary>A person as an admin describes them. Without a password the answer holds an invitation to set one.</summary>
public sealed record UserBody
{
    public string? Email { get; init; }
    public string? Name { get; init; }
    public Role? Role { get; init; }
    public bool? Disabled { get; init; }
    public string? Password { get; init; }
}

[Needs(Permission.Administer)]
public sealed record CreateUser(UserBody Body) : IInput<InvitedUser>;

public sealed class CreateUserOperation(BillingDb db, OperationContext context, RealTime time, Passwords passwords, Invitations invitations)
    : IOperation<CreateUser, InvitedUser>
{
    public async Task<Result<InvitedUser>> RunAsync(CreateUser input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        var email = check.UserEmail(body.Email);
        var user = new User
        {
            Id = context.NewId<User>(), CreatedAt = time.Now, Email = email, NormalizedEmail = User.Normalize(email), Stamp = User.NewStamp(),
            Name = check.OptionalText("name", body.Name, 100) ?? email, Role = check.UserRole(body.Role), Disabled = body.Disabled ?? false,
        };
        if (body.Password is not null) user.PasswordHash = passwords.Hash(check, user, "password", body.Password);
        if (await db.Set<User>().AnyAsync(u => u.NormalizedEmail == user.NormalizedEmail, cancel)) check.Refusals.Add(UserChecks.Taken(email));
        if (check.Failed) return check;
        db.Add(user);
        return new InvitedUser(user.Id, user.Email, user.Name, user.Role, user.Disabled, user.PasswordHash is null ? invitations.PathFor(user) : null);
    }
}

[Needs(Permission.Administer)]
public sealed record ChangeUser(string User, UserBody Body) : IInput<UserView>;

public sealed class ChangeUserOperation(BillingDb db, OperationContext context, RealTime time) : IOperation<ChangeUser, UserView>
{
    public async Task<Result<UserView>> RunAsync(ChangeUser input, CancellationToken cancel)
    {
        if (await db.FindUserAsync(input.User, cancel) is not { } user) return Refusal.NotFound("user", input.User);
        if (context.Changed(user) is { } changed) return changed;
        var (check, body, wasAdmin) = (new Check(), input.Body, user is { Role: Role.Admin, Disabled: false });
        check.That(body.Password is null, "password", "Nobody sets another person's password: invite them to choose a new one.");
        if (body.Email is not null && User.Normalize(body.Email) != user.NormalizedEmail) await MoveAsync(check, user, body.Email, cancel);
        if (body.Name is not null) user.Name = check.Text("name", body.Name, 100);
        if (body.Role is not null) user.Role = check.UserRole(body.Role);
        user.Disabled = body.Disabled ?? user.Disabled;
        if (check.Failed) return check;
        if (wasAdmin && (user.Disabled || user.Role != Role.Admin))
        {
            var otherAdmin = await db.Set<User>().AnyAsync(u => u.Id != user.Id && u.Role == Role.Admin && !u.Disabled, cancel);
            if (!otherAdmin) return Refusal.Conflict("last_admin", "This is the last admin who can sign in. Make somebody else admin first.");
        }
        if (user.Disabled) await db.EndSessionsAsync(user.Id, time.Now, cancel);
        return UserView.Of(user);
    }

    private async Task MoveAsync(Check check, User user, string email, CancellationToken cancel)
    {
        user.Email = check.UserEmail(email);
        user.NormalizedEmail = User.Normalize(user.Email);
        if (await db.Set<User>().AnyAsync(u => u.NormalizedEmail == user.NormalizedEmail && u.Id != user.Id, cancel)) check.Refusals.Add(UserChecks.Taken(email));
    }
}

/// <summary>Gives a person a new way to choose a password: ends sessions, earlier invitations and the second factor.</summary>
[Needs(Permission.Administer)]
public sealed record InviteUser(string User) : IInput<InvitedUser>;

public sealed class InviteUserOperation(BillingDb db, RealTime time, Invitations invitations) : IOperation<InviteUser, InvitedUser>
{
    public async Task<Result<InvitedUser>> RunAsync(InviteUser input, CancellationToken cancel)
    {
        if (await db.FindUserAsync(input.User, cancel) is not { } user) return Refusal.NotFound("user", input.User);
        user.Stamp = User.NewStamp();
        (user.PasswordHash, user.SecondFactor, user.FactorKey, user.RecoveryHashes, user.LockedUntil) = (null, false, null, [], null);
        await db.EndSessionsAsync(user.Id, time.Now, cancel);
        return new InvitedUser(user.Id, user.Email, user.Name, user.Role, user.Disabled, invitations.PathFor(user));
    }
}
