using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using BillingConsole.Coupons;
using BillingConsole.Invoices.Closing;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Invoices;

/// <summary>A draft was made or computed anew in this transaction, and stays one.</summary>
public sealed record DraftWritten(Invoice Invoice) : IDomainEvent;

/// <summary>Copies what the builder computed into an invoice's rows; the only writer of lines, discounts and taxes.</summary>
public static class DraftWriter
{
    public static void Write(Invoice invoice, InvoiceDraft draft, IReadOnlyList<Redemption> redemptions, OperationContext context)
    {
        invoice.Lines.Clear();
        invoice.Discounts.Clear();
        invoice.Taxes.Clear();
        invoice.Lines.AddRange(draft.Lines.Select((line, i) => LineOf(invoice, line, i, context)));
        invoice.Discounts.AddRange(draft.Discounts.Select((d, i) => DiscountOf(invoice, d, i, redemptions)));
        invoice.Taxes.AddRange(draft.Taxes.Select((t, i) => TaxOf(invoice, t, i)));
        invoice.SubtotalMinor = draft.Subtotal.Minor;
        invoice.DiscountMinor = draft.DiscountTotal.Minor;
        invoice.TaxMinor = draft.TaxTotal.Minor;
        invoice.TotalMinor = draft.Total.Minor;
        invoice.CreditsMinor = draft.CreditsApplied.Minor;
        invoice.WalletMinor = draft.WalletApplied.Minor;
        invoice.Issues = [.. draft.Issues];
        if (PeriodsOf(draft.Lines) is { Count: > 0 } shown) (invoice.PeriodStart, invoice.PeriodEnd) = (shown.Min(p => p.Start), shown.Max(p => p.End));
        invoice.Settle();
    }

    /// <summary>The periods that are closed, else those that begin; what is sold once has its day only where nothing lasts.</summary>
    private static List<Period> PeriodsOf(IReadOnlyList<InvoiceLine> lines)
    {
        var lasting = lines.Where(l => l.Kind != ChargeKind.OneOff).ToList();
        var closed = lasting.Where(l => !l.InAdvance && !LateLine.Is(l.Key)).ToList();
        return [.. (closed.Count > 0 ? closed : lasting.Count > 0 ? lasting : lines).Select(l => l.Period)];
    }

    private static InvoiceLineRow LineOf(Invoice invoice, InvoiceLine line, int position, OperationContext context) => new()
    {
        Id = context.NewId<InvoiceLineRow>(), InvoiceId = invoice.Id, Position = position, Key = line.Key, Kind = line.Kind,
        Description = line.Description, Price = line.Price, Meter = line.Meter, Plan = line.Plan, AddOn = line.AddOn,
        PeriodStart = line.Period.Start, PeriodEnd = line.Period.End, Quantity = line.Quantity.Value, Included = line.Included,
        Billable = line.Billable.Value, UnitAmount = line.UnitAmount, ListUnitAmount = line.ListUnitAmount,
        ListAmountMinor = line.ListAmount.Minor, AmountMinor = line.Amount.Minor, DiscountMinor = line.Discount.Minor, NetMinor = line.Net.Minor,
        InAdvance = line.InAdvance, Currency = invoice.Currency, Override = line.Override, Parts = [.. line.Parts.Select(Explain)],
    };

    private static ExplainedPart Explain(RatedPart part) =>
        new(Platform.Data.Words.Of(part.Kind), PartText.Of(part), part.Quantity, part.UnitAmount, part.Amount.ToDecimal());

    private static InvoiceDiscountRow DiscountOf(Invoice invoice, InvoiceDiscount discount, int position, IReadOnlyList<Redemption> redemptions) => new()
    {
        InvoiceId = invoice.Id, Position = position, Coupon = discount.Coupon, Name = discount.Name, LineScope = discount.LineScope,
        AmountMinor = discount.Amount.Minor, Reason = discount.Reason, UsesPeriod = discount.UsesPeriod,
        RedemptionId = redemptions.FirstOrDefault(r => r.Coupon!.Code == discount.Coupon && r.RemovedAt is null)?.Id,
        Allocations = [.. discount.Allocations.Select(a => new Allocation(a.Line, a.Amount.ToDecimal()))],
    };

    private static InvoiceTaxRow TaxOf(Invoice invoice, InvoiceTax tax, int position) => new()
    {
        InvoiceId = invoice.Id, Position = position, Code = tax.Code, Name = tax.Name, Rate = tax.Rate, TaxableMinor = tax.Taxable.Minor,
        AmountMinor = tax.Amount.Minor, Inclusive = tax.Inclusive,
        Allocations = [.. tax.Allocations.Select(a => new Allocation(a.Line, a.Amount.ToDecimal()))],
    };
}
