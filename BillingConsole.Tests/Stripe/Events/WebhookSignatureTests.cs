using System.Text;
using BillingConsole.Stripe.Events;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Events;

public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_vector";
    private const string Vector = "d0311467b4614d3d4c9533a7518321b6f87e6c3e725a6dabeee9a54d9b8ec1d5";
    private const long Then = 1_700_000_000;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_vec"}""");
    private static readonly Instant Now = Instant.FromUnixTimeSeconds(Then);

    [Fact]
    public void The_signature_is_the_one_of_the_official_clients() => Assert.Equal(Vector, WebhookSignature.Of(Secret, Then, Body));

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(-3600, false)]
    public void It_counts_for_five_minutes_either_way(int age, bool accepted) =>
        Assert.Equal(accepted, WebhookSignature.WhyNot($"t={Then},v1={Vector}", Body, [Secret], Now + Duration.FromSeconds(age)) is null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1=" + Vector)]
    [InlineData("t=1700000000,v0=" + Vector)]
    [InlineData("t=1700000000,v1=00")]
    [InlineData("t=1700000001,v1=" + Vector)]
    [InlineData("t=99999999999999999999,v1=" + Vector)]
    public void A_header_without_a_fitting_v1_is_refused(string? header) => Assert.NotNull(WebhookSignature.WhyNot(header, Body, [Secret], Now));

    [Fact]
    public void Any_secret_and_any_signature_may_fit_while_one_is_rolled()
    {
        var header = $"t={Then},v1={WebhookSignature.Of("whsec_old", Then, Body)},v1={WebhookSignature.Of("whsec_new", Then, Body)},v0=abc";
        Assert.Null(WebhookSignature.WhyNot(header, Body, ["whsec_other", "whsec_new"], Now));
        Assert.NotNull(WebhookSignature.WhyNot(header, Body, ["whsec_other"], Now));
    }

    [Fact]
    public void Every_flipped_byte_of_the_body_is_noticed()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            var forged = (byte[])Body.Clone();
            forged[at] ^= 1;
            Assert.NotNull(WebhookSignature.WhyNot($"t={Then},v1={Vector}", forged, [Secret], Now));
        }
    }
}
