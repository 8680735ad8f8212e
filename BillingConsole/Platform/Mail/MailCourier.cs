using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Outbox;
using NodaTime;

namespace BillingConsole.Platform.Mail;

/// <summary>Hands a mail to the SMTP server, or writes it into the pickup directory.</summary>
public sealed class MailCourier(MailSettings settings) : IOutboxCourier
{
    public const string KindOfMessage = "mail";

    public string Kind => KindOfMessage;

    /// <summary>Two days, as mail servers do.</summary>
    public Patience Patience { get; } = new(Duration.FromSeconds(30), Duration.FromHours(1), 54);

    public async Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var body = JsonSerializer.Deserialize<MailMessageBody>(payload, ApiJson.Options)!;
        if (body.Faults().FirstOrDefault() is { } fault) throw new InvalidOperationException(fault.Message);
        using var message = Message(body);
        using var client = Client();
        await client.SendMailAsync(message, cancel);
    }

    private MailMessage Message(MailMessageBody body)
    {
        var message = new MailMessage(settings.From, body.To, body.Subject, body.Text) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        message.Headers.Add("Message-ID", $"<{body.Id:N}@{message.From!.Host}>");
        foreach (var file in body.Attachments)
            message.Attachments.Add(new(new MemoryStream(Convert.FromBase64String(file.Content)), file.Name, file.Type) { TransferEncoding = TransferEncoding.Base64 });
        return message;
    }

    private SmtpClient Client()
    {
        if (settings.Host is { } host)
            return new(host, settings.Port) { EnableSsl = settings.Tls, Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password) : null };
        Directory.CreateDirectory(settings.Pickup);
        return new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = settings.Pickup };
    }
}
