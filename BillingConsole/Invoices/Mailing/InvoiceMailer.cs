using BillingConsole.Platform.Data;
using BillingConsole.Platform.Mail;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;

namespace BillingConsole.Invoices.Mailing;

/// <summary>Puts a mail with the invoice's PDF into the outbox and notes it on the invoice, both in the present transaction.</summary>
public sealed class InvoiceMailer(BillingDb db, OperationContext context, Outbox outbox)
{
    public void Send(Invoice invoice, string to, string subject, string text, byte[] pdf)
    {
        var body = new MailMessageBody(Guid.CreateVersion7(), to, subject, text, [MailAttachment.Of($"{invoice.Number}.pdf", InvoicePdf.ContentType, pdf)]);
        db.Add(new InvoiceMail
        {
            Id = context.NewId<InvoiceMail>(), InvoiceId = invoice.Id, To = to, Subject = subject, SentBy = context.Actor.Name,
            MessageId = outbox.Send(MailCourier.KindOfMessage, body), CreatedAt = context.Now,
        });
    }
}
