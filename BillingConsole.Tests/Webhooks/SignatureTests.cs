using BillingConsole.Platform.Security;
using BillingConsole.Webhooks;
using BillingConsole.Webhooks.Delivering;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace BillingConsole.Tests.Webhooks;

public sealed class SignatureTests
{
    private readonly WebhookSecret secrets = new(new SecretBox(new EphemeralDataProtectionProvider()));

    private WebhookEndpoint Endpoint(string secret) => new()
    {
        Id = new(Guid.CreateVersion7()), Url = "https://example.com", Events = [WebhookEvents.Every], Secret = secrets.Seal(secret), CreatedAt = Instant.MinValue,
    };

    [Fact]
    public void It_signs_the_example_of_the_standard() => Assert.Equal(
        "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
        secrets.Sign(Endpoint("whsec_plJ3nmyCDGBKInavdOK15jsl"), "msg_loFOjxBNrRLzqYUf", Instant.FromUnixTimeSeconds(1731705121), """{"event_type":"ping","data":{"success":true}}"""));

    [Fact]
    public void The_former_secret_signs_second_until_its_time_is_over()
    {
        var (old, now) = (Endpoint("whsec_plJ3nmyCDGBKInavdOK15jsl"), Instant.FromUnixTimeSeconds(1731705121));
        var rotated = Endpoint(WebhookSecret.New());
        (rotated.FormerSecret, rotated.FormerUntil) = (old.Secret, now + Duration.FromSeconds(1));
        var both = secrets.Sign(rotated, "id", now, "{}").Split(' ');
        Assert.Equal(secrets.Sign(old, "id", now, "{}"), both[1]);
        Assert.DoesNotContain(' ', secrets.Sign(rotated, "id", now + Duration.FromSeconds(1), "{}"));
    }

    [Fact]
    public void A_secret_is_random_and_long_and_sealed_differently_each_time()
    {
        var secret = WebhookSecret.New();
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        Assert.NotEqual(secret, WebhookSecret.New());
        Assert.DoesNotContain(secret["whsec_".Length..], secrets.Seal(secret), StringComparison.Ordinal);
        Assert.NotEqual(secrets.Seal(secret), secrets.Seal(secret));
    }
}
