using BillingConsole.Access.Sessions;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Users;

/// <summary>The first person of an installation; refused as soon as there is one.</summary>
[Needs(Permission.Administer)]
public sealed record CreateFirstAdmin(string Email, string? Name, string Password) : IInput<UserView>;

public sealed class CreateFirstAdminOperation(BillingDb db, OperationContext context, RealTime time, Passwords passwords) : IOperation<CreateFirstAdmin, UserView>
{
    public async Task<Result<UserView>> RunAsync(CreateFirstAdmin input, CancellationToken cancel)
    {
        if (await db.Set<User>().AnyAsync(cancel)) return Refusal.Conflict("already_set_up", "This console has users already. Sign in.");
        var check = new Check();
        var email = check.UserEmail(input.Email);
        var user = new User
        {
            Id = context.NewId<User>(), CreatedAt = time.Now, Email = email, NormalizedEmail = User.Normalize(email), Stamp = User.NewStamp(),
            Name = check.OptionalText("name", input.Name, 100) ?? email, Role = Role.Admin,
        };
        user.PasswordHash = passwords.Hash(check, user, "password", input.Password);
        if (check.Failed) return check;
        db.Add(user);
        return UserView.Of(user);
    }
}

/// <summary>Sets the password of the person that an invitation names, if it still counts.</summary>
[Needs(Permission.Administer)]
public sealed record AcceptInvitation(string Token, string Password) : IInput<UserView>;

public sealed class AcceptInvitationOperation(InvitationBook book, Passwords passwords) : IOperation<AcceptInvitation, UserView>
{
    public async Task<Result<UserView>> RunAsync(AcceptInvitation input, CancellationToken cancel)
    {
        if (await book.FindAsync(input.Token, cancel) is not { } user)
            return Refusal.Conflict("invitation_over", "This invitation was used or is over. Ask an admin for a new one.");
        var check = new Check();
        var hash = passwords.Hash(check, user, "password", input.Password);
        if (check.Failed) return check;
        (user.PasswordHash, user.Stamp) = (hash, User.NewStamp());
        return UserView.Of(user);
    }
}

/// <summary>Whom an invitation names, as long as neither its week nor its stamp is over.</summary>
public sealed class InvitationBook(BillingDb db, Invitations invitations)
{
    public async Task<User?> FindAsync(string? token, CancellationToken cancel) =>
        invitations.Read(token) is { } named && await db.FindUserAsync(named.User, cancel) is { Disabled: false } user && user.Stamp == named.Stamp ? user : null;
}

/// <summary>Changes one's own password, and ends one's other sessions.</summary>
[Needs(Permission.Read)]
public sealed record ChangePassword(string Current, string Password, string? Session) : IInput<Done>;

public sealed class ChangePasswordOperation(BillingDb db, OperationContext context, RealTime time, Passwords passwords) : IOperation<ChangePassword, Done>
{
    public async Task<Result<Done>> RunAsync(ChangePassword input, CancellationToken cancel)
    {
        if (await db.FindUserAsync(context.Actor.Id, cancel) is not { } user) return Refusal.NotFound("user", context.Actor.Id);
        if (!passwords.Match(user, input.Current)) return Refusal.Invalid("current", "The present password is not right.");
        var check = new Check();
        var hash = passwords.Hash(check, user, "password", input.Password);
        if (check.Failed) return check;
        (user.PasswordHash, user.Stamp) = (hash, User.NewStamp());
        await db.EndSessionsAsync(user.Id, time.Now, cancel, Id<Session>.TryParse(input.Session, out var spared) ? spared : null);
        return default(Done);
    }
}
