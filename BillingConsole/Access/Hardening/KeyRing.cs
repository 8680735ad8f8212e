using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Access.Hardening;

/// <summary>One key of the ring that encrypts cookies and secrets, shared by every node of the installation.</summary>
public sealed class KeyRingEntry
{
    public int Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class KeyRingTable : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> table) => table.ToTable("data_protection_key").HasKey(k => k.Id);
}

internal sealed class KeyRingRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<BillingDb>().Set<KeyRingEntry>().AsNoTracking().ToList().Select(k => XElement.Parse(k.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        db.Add(new KeyRingEntry { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

internal static class KeyRing
{
    public const string CertificateKey = "DataProtection:Certificate";
    public const string PasswordKey = "DataProtection:CertificatePassword";

    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("billing-console");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((o, scopes) => o.XmlRepository = new KeyRingRepository(scopes));
        if (configuration[CertificateKey] is { Length: > 0 } file)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration[PasswordKey]));
    }

    public static IEnumerable<string> Mistakes(IConfiguration configuration)
    {
        var file = configuration[CertificateKey];
        if (!string.IsNullOrEmpty(file) && Unreadable(file, configuration[PasswordKey]) is { } why) yield return $"{CertificateKey} cannot be used: {why}";
        if (string.IsNullOrEmpty(file) && configuration["Database:Provider"] == "postgresql" && ClockSettings.Read(configuration).Mode != ClockMode.Test)
            yield return $"{CertificateKey} is missing: on PostgreSQL it names the PKCS#12 file whose certificate protects the keys of cookies and secrets, with {PasswordKey} where it has one.";
    }

    private static string? Unreadable(string file, string? password)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey ? null : "it has no private key.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            return failure.Message;
        }
    }
}
