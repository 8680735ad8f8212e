using BillingConsole.Coupons;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Bills what a void invoice had billed once more: a draft for the same deal and date, or with the same lines.</summary>
public sealed class Rebiller(BillingDb db, OperationContext context, Redeemer redeemer, DraftRefresh drafts)
{
    public async Task<Refusal?> WhyNotAsync(Invoice invoice, CancellationToken cancel)
    {
        if (invoice.Status != InvoiceStatus.Void) return Refusal.Conflict("not_void", $"Invoice {invoice.Number} is {Words.Of(invoice.Status)}; void it before it is billed again.");
        if (invoice.Kind is not (InvoiceKind.Cycle or InvoiceKind.OneOff)) return Refusal.Conflict("not_rebillable", "A change or late usage is not billed again by itself; make the change anew.");
        var superseded = await db.Set<Invoice>().AnyAsync(i => i.Id == invoice.Id && i.Superseded, cancel);
        return superseded ? Refusal.Conflict("already_rebilled", "It was billed again already.") : null;
    }

    public async Task<Invoice> RebillAsync(Invoice old, CancellationToken cancel)
    {
        // At once, so that the new invoice finds the place in the unique index free.
        await db.Set<Invoice>().Where(i => i.Id == old.Id).ExecuteUpdateAsync(row => row.SetProperty(i => i.Superseded, true), cancel);
        var again = new Invoice
        {
            Id = context.NewId<Invoice>(), Kind = old.Kind, CustomerId = old.CustomerId, SubscriptionId = old.SubscriptionId, BillingDate = old.BillingDate, Currency = old.Currency,
            PeriodStart = old.PeriodStart, PeriodEnd = old.PeriodEnd, TaxCodes = [.. old.TaxCodes], OneOffLines = [.. old.OneOffLines], Metadata = new(old.Metadata), CreatedAt = context.Now,
        };
        db.Add(again);
        var own = await OwnCouponsAsync(old, again, cancel);
        redeemer.Count(own);
        await drafts.RefreshAsync(again, cancel, own);
        context.Raise(new DraftWritten(again));
        return again;
    }

    /// <summary>The coupons that the invoice itself held, in the hands of the new one: a holder keeps its discount past cap and window.</summary>
    private async Task<List<Redemption>> OwnCouponsAsync(Invoice old, Invoice again, CancellationToken cancel)
    {
        var (holder, given) = (old.Id.ToString(), old.Discounts.Select(d => d.RedemptionId).OfType<Id<Redemption>>().ToList());
        var held = await db.Set<Redemption>().Include(r => r.Coupon).Where(r => r.Holder == holder && given.Contains(r.Id)).OrderBy(r => r.Position).ToListAsync(cancel);
        return [.. held.Select(r => new Redemption
        {
            Id = context.NewId<Redemption>(), CouponId = r.CouponId, Coupon = r.Coupon, CustomerId = r.CustomerId, Holder = again.Id.ToString(),
            Position = r.Position, StartsOn = r.StartsOn, RedeemedAt = context.Now,
        })];
    }
}

/// <summary>Bills a voided period again, as a draft with the coupons that the deal and the invoice itself held.</summary>
[Needs(Permission.HandleMoney)]
public sealed record RebillInvoice(string Invoice) : IInput<InvoiceView>;

public sealed class RebillInvoiceOperation(BillingDb db, Rebiller rebiller, InvoiceReader reader) : IOperation<RebillInvoice, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(RebillInvoice input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (await rebiller.WhyNotAsync(invoice, cancel) is { } refusal) return refusal;
        return await reader.ViewAsync(await rebiller.RebillAsync(invoice, cancel), cancel);
    }
}
