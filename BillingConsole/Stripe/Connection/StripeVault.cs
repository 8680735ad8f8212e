using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace BillingConsole.Stripe.Connection;

/// <summary>Seals the key and the signing secrets, so that a copy of the database opens nothing.</summary>
public sealed class StripeVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("BillingConsole.Stripe.Connection");

    public string Seal(string secret) => protector.Protect(secret);

    public string Seal(IReadOnlyList<string> secrets) => Seal(string.Join('\n', secrets));

    /// <summary>Null when nothing is there, or when the keys that sealed it are lost.</summary>
    public string? Open(string? sealedText)
    {
        if (sealedText is null) return null;
        try
        {
            return protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public IReadOnlyList<string> OpenAll(string? sealedText) => Open(sealedText)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
