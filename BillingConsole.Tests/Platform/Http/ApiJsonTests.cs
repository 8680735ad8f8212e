using System.Globalization;
using System.Text.Json;
using BillingConsole.Platform.Http;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Tests.Platform.Http;

public class ApiJsonTests
{
    private const int Seed = 20261130;

    [Theory]
    [InlineData("0.00", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("100", "100")]
    [InlineData("100.0", "100")]
    [InlineData("12.50", "12.5")]
    [InlineData("-0.0000000000000000000000000001", "-0.0000000000000000000000000001")]
    [InlineData("-7.9228162514264337593543950335", "-7.9228162514264337593543950335")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_decimal_leaves_without_closing_zeros(string value, string written)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Assert.Equal(written, PlainText.Of(number));
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(number, ApiJson.Options));
    }

    [Fact]
    public void An_instant_leaves_in_the_form_that_is_read()
    {
        var random = new Random(Seed);
        Instant[] edges = [Instant.MinValue, NodaConstants.BclEpoch, NodaConstants.UnixEpoch, Instant.MaxValue, Instant.FromUtc(2026, 1, 31, 0, 0), Instant.FromUtc(2026, 1, 31, 0, 0) + Duration.FromNanoseconds(1)];
        foreach (var at in edges.Concat(Enumerable.Range(0, 1_000).Select(i => Instant.FromUnixTimeTicks(random.NextInt64(-1_000_000_000_000_000, 10_000_000_000_000_000) / Scale(i) * Scale(i)))))
        {
            var text = InstantPattern.ExtendedIso.Format(at);
            Assert.True($"\"{text}\"" == JsonSerializer.Serialize(at, ApiJson.Options), $"{text} (seed {Seed})");
        }
    }

    // Ticks, milliseconds, seconds, hours.
    private static long Scale(int i) => (i % 4) switch { 0 => 1, 1 => 10_000, 2 => 10_000_000, _ => 36_000_000_000 };
}
