using Microsoft.AspNetCore.DataProtection;

namespace BillingConsole.Access.Users;

/// <summary>A signed path at which a person sets a password: good for a week, and once, because using it changes the stamp.</summary>
public sealed class Invitations(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("BillingConsole.Access.Invitation").ToTimeLimitedDataProtector();

    public string PathFor(User user) => $"/invitation?token={protector.Protect($"{user.Id}|{user.Stamp}", Life)}";

    public (string User, string Stamp)? Read(string? token)
    {
        try
        {
            return token is { Length: > 0 and < 2000 } && protector.Unprotect(token).Split('|') is [var user, var stamp] ? (user, stamp) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
