using Microsoft.AspNetCore.DataProtection;

namespace BillingConsole.Platform.Security;

/// <summary>Keeps secrets of capabilities encrypted by the key ring; what one purpose sealed no other opens.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    public string Seal(string purpose, string secret) => protection.CreateProtector(purpose).Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed by another purpose or by a key ring that is lost.</exception>
    public string Open(string purpose, string kept) => protection.CreateProtector(purpose).Unprotect(kept);
}
