using BillingConsole.Platform.Pdf;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Platform.Pdf;

public sealed class PngImageTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(2, 4)]
    [InlineData(4, 6)]
    public void Every_row_filter_is_undone(int channels, byte kind)
    {
        var pixels = SamplePng.Pixels(7, 11, channels);
        var image = PngImage.TryRead(SamplePng.Encode(7, 11, channels, kind, pixels))!;
        var (colours, alpha) = (image.Colours.ToArray(), image.Alpha?.ToArray());
        Assert.Equal(channels % 2 == 0, alpha is not null);
        for (var i = 0; i < 77; i++)
        {
            Assert.Equal(pixels[i * channels], colours[i * 3]);
            Assert.Equal(pixels[(i * channels) + (channels >= 3 ? 2 : 0)], colours[(i * 3) + 2]);
            Assert.True(alpha is null || alpha[i] == pixels[(i * channels) + channels - 1]);
        }
    }

    [Fact]
    public void A_picture_cut_short_anywhere_is_refused_without_an_exception()
    {
        var whole = SamplePng.Rgba(20, 20);
        Assert.All(Enumerable.Range(0, whole.Length - 30), length => Assert.Null(PngImage.TryRead(whole[..length])));
    }

    [Fact]
    public void A_picture_of_an_absurd_size_is_refused() =>
        Assert.Null(PngImage.TryRead([.. SamplePng.Rgba(2, 2)[..16], 0x7F, 0, 0, 0, .. SamplePng.Rgba(2, 2)[20..]]));
}
