using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BillingConsole.Access;
using BillingConsole.Access.Hardening;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Access;

public sealed class KeyRingTests
{
    [Fact]
    public async Task With_a_certificate_the_key_ring_cannot_be_read_from_a_copy_of_the_database()
    {
        using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "ring.pfx");
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = TimeProvider.System.GetUtcNow();
            await File.WriteAllBytesAsync(file, request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30)).Export(X509ContentType.Pfx, "secret"), TestContext.Current.CancellationToken);
        }
        await using var host = new ConsoleWithAdmin { Settings = { ["DataProtection:Certificate"] = file, ["DataProtection:CertificatePassword"] = "secret" } };
        Assert.Equal("/profile", (await new Visit(host).SignInAsync()).Location);
        await using var scope = host.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<KeyRingEntry>().ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(rows, r => Assert.Contains("EncryptedData", r.Xml, StringComparison.Ordinal));
        Assert.NotEmpty(rows);
    }

    [Theory]
    [InlineData("System", 1)]
    [InlineData("Test", 0)]
    public void On_postgresql_a_missing_certificate_is_named(string clock, int mistakes) =>
        Assert.Equal(mistakes, AccessSettings.Mistakes(Settings(("Database:Provider", "postgresql"), ("Clock:Mode", clock))).Count());

    [Fact]
    public void Every_wrong_setting_is_named() => Assert.Equal(4, AccessSettings.Mistakes(Settings(
        ("Access:SecondFactorGraceDays", "-1"), ("Access:KnownProxies", "10.0.0.1, nobody"), ("Setup:AdminPassword", "password1234"), ("DataProtection:Certificate", "/no/such.pfx"))).Count());

    private static IConfiguration Settings(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build();
}
