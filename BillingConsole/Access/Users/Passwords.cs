using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Identity;

namespace BillingConsole.Access.Users;

/// <summary>Which passwords are accepted, and how one is kept and compared.</summary>
public sealed class Passwords(IPasswordHasher<User> hasher)
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>The hash to keep; refuses by name what is too short, too common or the person's own address.</summary>
    public string Hash(Check check, User user, string field, string password)
    {
        check.That(password.Length is >= Shortest and <= Longest, field, $"A password has {Shortest} to {Longest} characters.");
        check.That(!CommonPasswords.Contain(password), field, "This password is among the first that are tried. Choose another, such as four unrelated words.");
        check.That(!password.Equals(user.Email, StringComparison.OrdinalIgnoreCase), field, "The password may not be the e-mail address.");
        return check.Failed ? "" : hasher.HashPassword(user, password);
    }

    /// <summary>Takes the same time whether or not there is such a user.</summary>
    public bool Match(User? user, string password)
    {
        if (password.Length > Longest) password = password[..Longest];
        var match = hasher.VerifyHashedPassword(user!, user?.PasswordHash ?? nobody.Value, password) != PasswordVerificationResult.Failed;
        return match && user?.PasswordHash is not null;
    }
}
