using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Invoices.Mailing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Taxes;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Sets the taxes of a draft itself; an empty list returns to those of the deal.</summary>
[Needs(Permission.HandleMoney)]
public sealed record SetInvoiceTaxes(string Invoice, TaxCodesBody Body) : IInput<InvoiceView>;

public sealed class SetInvoiceTaxesOperation(BillingDb db, OperationContext context, DraftRefresh refresh, InvoiceReader reader) : IOperation<SetInvoiceTaxes, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(SetInvoiceTaxes input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        if (invoice.IsFinal) return Refusal.Conflict("already_final", "Only a draft's taxes can be set; write a credit note instead.");
        var (check, book, named) = (new Check(), await TaxBook.LoadAsync(db, cancel), input.Body.Taxes ?? []);
        foreach (var unknown in book.Unknown(named)) check.Add("taxes", $"There is no tax '{unknown}'.");
        if (check.Failed) return check;
        invoice.TaxCodes = book.Codes(named);
        await refresh.RefreshAsync(invoice, cancel);
        context.Raise(new DraftWritten(invoice));
        return await reader.ViewAsync(invoice, cancel);
    }
}

/// <summary>Sets the coupons that a draft holds itself, beside those of its deal; one that is no longer named is given back.</summary>
[Needs(Permission.HandleMoney)]
public sealed record SetInvoiceCoupons(string Invoice, CouponCodesBody Body) : IInput<InvoiceView>;

public sealed class SetInvoiceCouponsOperation(BillingDb db, OperationContext context, Redeemer redeemer, DraftRefresh refresh, InvoiceReader reader) : IOperation<SetInvoiceCoupons, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(SetInvoiceCoupons input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        if (invoice.IsFinal) return Refusal.Conflict("already_final", "Only a draft's coupons can be set; write a credit note instead.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var (check, named) = (new Check(), input.Body.Coupons ?? []);
        var (own, deals) = (await db.HeldAsync(invoice.Id.ToString(), cancel), await db.HeldAsync(invoice.SubscriptionId?.ToString(), cancel));
        check.That(named.Count <= 20, "coupons", "Give at most 20 coupons.");
        List<Redemption> held = [];
        foreach (var (code, i) in named.Select((c, i) => (c, i)))
        {
            if (deals.Any(r => Is(r, code))) check.Add($"coupons[{i}]", $"The deal brings coupon {code} already.");
            else if (held.Any(r => Is(r, code))) check.Add($"coupons[{i}]", "Name each coupon once.");
            else if (own.FirstOrDefault(r => Is(r, code)) is { } kept) { kept.Position = i; held.Add(kept); }
            else if (await redeemer.RedeemAsync(check, $"coupons[{i}]", code, customer, invoice.Id.ToString(), i, null, cancel) is { } redeemed) held.Add(redeemed);
        }
        if (check.Failed) return check;
        foreach (var dropped in own.Except(held)) redeemer.Remove(dropped);
        redeemer.Count(held.Except(own));
        await refresh.RefreshAsync(invoice, cancel, held);
        context.Raise(new DraftWritten(invoice));
        return await reader.ViewAsync(invoice, cancel);
    }

    private static bool Is(Redemption redemption, string code) => redemption.Coupon!.Code == code || redemption.CouponId.ToString() == code;
}

/// <summary>Puts the invoice with its PDF into the outbox, for the customer's e-mail address.</summary>
[Needs(Permission.HandleMoney)]
public sealed record SendInvoice(string Invoice) : IInput<InvoiceView>;

public sealed class SendInvoiceOperation(BillingDb db, OperationContext context, InvoiceMailer mailer, InvoiceDocuments documents, InvoiceReader reader) : IOperation<SendInvoice, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(SendInvoice input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (!invoice.IsFinal) return Refusal.Conflict("not_final", "A draft cannot be sent; finalise it first.");
        if (invoice.Status == InvoiceStatus.Void) return Refusal.Conflict("void", "A void invoice is not sent.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        if (customer.Email is not { } to) return Refusal.Conflict("no_email", $"{customer.Name} has no e-mail address; add one to the customer first.");
        var (print, pdf) = await documents.RenderAsync(invoice, cancel);
        mailer.Send(invoice, to, $"{print.Title} from {print.Seller.Name}", $"Dear {customer.Name},\n\nplease find {print.Title} attached.\n{print.Headline}\n\n{print.Seller.Name}\n", pdf);
        invoice.SentAt = context.Now;
        return await reader.ViewAsync(invoice, cancel);
    }
}
