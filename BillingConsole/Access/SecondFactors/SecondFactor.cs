using System.Security.Cryptography;
using System.Text;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace BillingConsole.Access.SecondFactors;

/// <summary>Who is asked for a second factor and from when on it is forced, and whether a code is good.</summary>
public sealed class SecondFactor(AccessSettings settings, ClockSettings clock, RealTime time, IDataProtectionProvider protection)
{
    private const int RecoveryCodes = 10;
    private readonly IDataProtector protector = protection.CreateProtector("BillingConsole.Access.SecondFactor");

    public bool Asks(User user) => clock.Mode != ClockMode.Test && user is { SecondFactor: false, Role: Role.Admin or Role.Finance };

    /// <summary>When enrolling stops being a choice; null where nobody asks.</summary>
    public Instant? ForcedFrom(User user) => Asks(user) ? (user.FactorAskedAt ?? time.Now) + Duration.FromDays(settings.SecondFactorGraceDays) : null;

    public bool Forces(User user) => user.FactorAskedAt is not null && ForcedFrom(user) <= time.Now;

    public string Protect(byte[] key) => Convert.ToBase64String(protector.Protect(key));

    public byte[]? Unprotect(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? null : protector.Unprotect(Convert.FromBase64String(kept));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Accepts a code of the app or a recovery code, and uses it up.</summary>
    public bool TryUse(User user, string? code)
    {
        if (Unprotect(user.FactorKey) is { } key && Totp.Accept(key, code, time.Now, user.FactorStep) is { } step)
        {
            user.FactorStep = step;
            return true;
        }
        var hash = HashOf(code ?? "");
        if (!user.RecoveryHashes.Contains(hash)) return false;
        user.RecoveryHashes = [.. user.RecoveryHashes.Where(h => h != hash)];
        return true;
    }

    /// <summary>Turns the factor on and gives the recovery codes, which are shown once.</summary>
    public IReadOnlyList<string> TurnOn(User user, byte[] key, long step)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode()).ToList();
        (user.SecondFactor, user.FactorKey, user.FactorStep, user.RecoveryHashes) = (true, Protect(key), step, [.. codes.Select(HashOf)]);
        return codes;
    }

    private static string NewRecoveryCode()
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 15);
        return $"{letters[..5]}-{letters[5..10]}-{letters[10..]}";
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToLowerInvariant())));
}
