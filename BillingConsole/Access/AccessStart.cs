using BillingConsole.Access.Hardening;
using BillingConsole.Access.Keys;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access;

/// <summary>What the configuration brings along at the first start, and the key ring before anything needs it.</summary>
public sealed class AccessStart(
    BillingDb db, Operations operations, CurrentActor actor, IConfiguration configuration, IDataProtectionProvider protection, ILogger<AccessStart> log) : IStartTask
{
    public int Order => 10;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(configuration[KeyRing.CertificateKey]))
            log.LogWarning("The keys that encrypt cookies and secrets lie unprotected in the database; whoever copies it can read them. Name a certificate in {Key} to protect them.", KeyRing.CertificateKey);
        protection.CreateProtector("BillingConsole.Access.Start").Protect([1]);
        actor.Set(Actor.Job("setup"));
        if (configuration["Setup:ApiKey"] is { Length: > 0 } key) _ = (await operations.RunAsync(new InstallApiKey(key), null, cancel)).Value;
        if (configuration["Setup:AdminEmail"] is { Length: > 0 } email && configuration["Setup:AdminPassword"] is { } password && !await db.Set<User>().AnyAsync(cancel))
            _ = (await operations.RunAsync(new CreateFirstAdmin(email, null, password), null, cancel)).Value;
    }
}
