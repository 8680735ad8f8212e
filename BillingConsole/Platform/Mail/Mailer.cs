using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Mail;

/// <summary>Puts a mail into the outbox of the present operation.</summary>
public sealed class Mailer(Outbox.Outbox outbox)
{
    /// <summary>Null when it will be sent with the commit; else why not.</summary>
    public Refusal? Send(string to, string subject, string text, params MailAttachment[] attachments)
    {
        var body = new MailMessageBody(Guid.NewGuid(), to, subject, text, attachments);
        if (body.Faults().FirstOrDefault() is { } fault) return fault;
        outbox.Send(MailCourier.KindOfMessage, body);
        return null;
    }
}
