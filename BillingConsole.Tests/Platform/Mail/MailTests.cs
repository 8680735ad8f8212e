using System.Text;
using System.Text.Json;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Mail;

namespace BillingConsole.Tests.Platform.Mail;

public sealed class MailTests
{
    private static readonly MailMessageBody Letter = new(new Guid("0123456789abcdef0123456789abcdef"), "ap@acme.test", "Rechnung für März — 発票", "Guten Tag,\n\nanbei.",
        [MailAttachment.Of("INV-0001.pdf", "application/pdf", "%PDF-1.7 pretend"u8.ToArray())]);

    [Fact]
    public async Task Without_a_server_a_mail_lands_in_the_pickup_directory_whole()
    {
        var pickup = Path.Combine(PlatformHost.NewDirectory(), "mail");
        await DeliverAsync(new(null, 587, null, null, true, "billing@console.test", pickup), Letter);
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(pickup, "*.eml")), TestContext.Current.CancellationToken);
        Assert.Contains("ap@acme.test", text, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <0123456789abcdef0123456789abcdef@console.test>", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("name=INV-0001.pdf", text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String("%PDF-1.7 pretend"u8), text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("für"))[..3], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_server_it_is_handed_over()
    {
        using var server = new SmallSmtpServer();
        await DeliverAsync(new("127.0.0.1", server.Port, null, null, false, "billing@console.test", ""), Letter);
        Assert.Contains("RCPT TO:<ap@acme.test>", server.Heard, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("INV-0001.pdf", server.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ap@acme.test\r\nBcc: thief@evil.test", "Invoice", "file.pdf")]
    [InlineData("ap@acme.test", "Invoice\nBcc: thief@evil.test", "file.pdf")]
    [InlineData("ap@acme.test", "Invoice", "file.pdf\r\nX: y")]
    [InlineData("nobody", "Invoice", "file.pdf")]
    [InlineData("ap@acme.test", " ", "file.pdf")]
    public async Task A_header_of_two_lines_is_refused_when_written_and_again_when_sent(string to, string subject, string file)
    {
        var letter = new MailMessageBody(Guid.NewGuid(), to, subject, "text", [MailAttachment.Of(file, "application/pdf", [])]);
        Assert.NotEmpty(letter.Faults());
        var pickup = PlatformHost.NewDirectory();
        await Assert.ThrowsAsync<InvalidOperationException>(() => DeliverAsync(new(null, 587, null, null, true, "billing@console.test", pickup), letter));
        Assert.Empty(Directory.GetFiles(pickup));
    }

    private static Task DeliverAsync(MailSettings settings, MailMessageBody letter) =>
        new MailCourier(settings).DeliverAsync(JsonSerializer.Serialize(letter, ApiJson.Options), TestContext.Current.CancellationToken);
}
