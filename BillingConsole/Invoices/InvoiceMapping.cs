using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Rows to views. A preview's invoice was never saved and comes through here too.</summary>
public static class InvoiceMapping
{
    private static readonly Dictionary<string, string> Unnamed = [];

    public static InvoiceView View(this Invoice invoice, Customer customer, LocalDate today, IReadOnlyList<InvoicePaymentView> payments, IReadOnlyList<LedgerEntry> entries, bool saved = true, IReadOnlyList<CreditNote>? credits = null)
    {
        Money Of(long minor) => new(minor, invoice.Currency);
        var idOf = invoice.Lines.ToDictionary(l => l.Key, l => l.Id.ToString());
        return new()
        {
            Id = saved ? invoice.Id.ToString() : null, Number = invoice.Number, Status = invoice.Status, Kind = invoice.Kind,
            Customer = customer.Id.ToString(), CustomerName = customer.Name, Subscription = invoice.SubscriptionId?.ToString(), Currency = invoice.Currency,
            Period = new(invoice.PeriodStart, invoice.PeriodEnd), BillingDate = invoice.BillingDate, IssuedOn = invoice.IssuedOn, DueOn = invoice.DueOn,
            Overdue = invoice.IsOverdue(today), Estimate = invoice.Status == InvoiceStatus.Draft,
            Lines = [.. invoice.Lines.OrderBy(l => l.Position).Select(Line)],
            Discounts = [.. invoice.Discounts.OrderBy(d => d.Position).Select(d => new DiscountView(
                d.Coupon, d.Name, d.LineScope ? DiscountScope.Line : DiscountScope.Invoice, Of(d.AmountMinor), d.Reason, [.. d.Allocations.Select(a => new AllocationView(idOf.GetValueOrDefault(a.Line, a.Line), Money.Round(a.Amount, invoice.Currency)))]))],
            Taxes = [.. invoice.Taxes.OrderBy(t => t.Position).Select(t => new TaxLineView(
                t.Code, t.Name, t.Rate is null ? TaxLineKind.Fixed : TaxLineKind.Percentage, t.Rate, Of(t.TaxableMinor), Of(t.AmountMinor), t.Inclusive))],
            Subtotal = Of(invoice.SubtotalMinor), DiscountTotal = Of(invoice.DiscountMinor), TaxTotal = Of(invoice.TaxMinor), Total = invoice.Total,
            CreditsApplied = Of(invoice.CreditsMinor), WalletApplied = Of(invoice.WalletMinor), AmountPaid = Of(invoice.PaidMinor),
            AmountDue = invoice.Due, WrittenOff = Of(invoice.WrittenOffMinor), Disputed = Of(invoice.DisputedMinor), Lost = Of(invoice.LostMinor), Credited = Of(invoice.CreditedMinor),
            CreditNotes = [.. (credits ?? []).Select(InvoiceCreditView.Of)], Payments = payments,
            Journal = [.. entries.OrderBy(e => e.Seq).Select(e => LedgerEntryView.Of(e, Unnamed))], Issues = invoice.Issues, Metadata = invoice.Metadata, Version = invoice.Version,
            CanRebill = invoice is { Status: InvoiceStatus.Void, Superseded: false, Kind: InvoiceKind.Cycle or InvoiceKind.OneOff },
        };
    }

    public static bool IsOverdue(this Invoice invoice, LocalDate today) =>
        invoice.Status is InvoiceStatus.Open or InvoiceStatus.PartiallyPaid && invoice.DueOn < today;

    public static InvoiceRow Row(this Invoice i, Customer customer, LocalDate today) => new(
        i.Id, i.Number, i.Status, customer.Id, customer.Name, i.SubscriptionId?.ToString(), i.Currency, new(i.PeriodStart, i.PeriodEnd),
        i.IssuedOn, i.DueOn, i.IsOverdue(today), i.IsOverdue(today) ? NodaTime.Period.DaysBetween(i.DueOn!.Value, today) : null, i.Total, new(i.PaidMinor, i.Currency), i.Due);

    private static LineView Line(InvoiceLineRow l) => new()
    {
        Id = l.Id.ToString(), Description = l.Description, Price = l.Price, Meter = l.Meter, Plan = l.Plan, AddOn = l.AddOn,
        Period = new(l.PeriodStart, l.PeriodEnd), Quantity = l.Quantity, Included = l.Included, BillableQuantity = l.Billable,
        UnitAmount = l.UnitAmount, ListUnitAmount = l.ListUnitAmount, ListAmount = new(l.ListAmountMinor, l.Currency),
        Amount = l.Amount, Discount = new(l.DiscountMinor, l.Currency), Net = l.Net, Explanation = StepView.Of(l),
    };
}
