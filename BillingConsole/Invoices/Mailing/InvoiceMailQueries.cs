using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Mailing;

public enum InvoiceMailState { Waiting, Sent, GivenUp }

public sealed record InvoiceMailView(Id<InvoiceMail> Id, string To, string Subject, string SentBy, Instant CreatedAt, InvoiceMailState State, int Attempts, Instant? NextAttempt, string? LastError);

[Needs(Permission.Read)]
public sealed class InvoiceMailQueries(BillingDb db)
{
    /// <summary>Every mail about an invoice, newest first; null when there is no such invoice.</summary>
    public async Task<IReadOnlyList<InvoiceMailView>?> OfAsync(string invoice, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(invoice, cancel) is not { } found) return null;
        var rows = await (from mail in db.Set<InvoiceMail>()
                          join message in db.Set<OutboxMessage>() on mail.MessageId equals message.Id into messages
                          from message in messages.DefaultIfEmpty()
                          where mail.InvoiceId == found.Id
                          orderby mail.Id descending
                          select new { Mail = mail, Message = message }).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(r => Of(r.Mail, r.Message))];
    }

    /// <summary>Messages that left are removed after a month: one that is gone was sent.</summary>
    private static InvoiceMailView Of(InvoiceMail mail, OutboxMessage? message)
    {
        var told = message is null ? null : DeliveryView.Of(message);
        var state = (told?.State ?? DeliveryState.Delivered) switch
        {
            DeliveryState.Waiting => InvoiceMailState.Waiting,
            DeliveryState.Delivered => InvoiceMailState.Sent,
            DeliveryState.GivenUp => InvoiceMailState.GivenUp,
        };
        return new(mail.Id, mail.To, mail.Subject, mail.SentBy, mail.CreatedAt, state, told?.Attempts ?? 1, told?.NextAttempt, told?.LastError);
    }
}
