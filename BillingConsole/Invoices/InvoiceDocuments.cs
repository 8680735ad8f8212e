using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Printing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Prints a stored invoice: every figure comes from its rows, none is computed here.</summary>
[Needs(Permission.Read)]
public sealed class InvoiceDocuments(BillingDb db, CompanyQueries companies, IPayOnline online)
{
    public async Task<(string Name, byte[] Pdf)?> PdfAsync(string invoice, CancellationToken cancel) =>
        await db.FindInvoiceAsync(invoice, cancel) is { } found ? ($"{found.Number ?? found.Id.ToString()}.pdf", (await RenderAsync(found, cancel)).Pdf) : null;

    public async Task<(InvoicePrint Print, byte[] Pdf)> RenderAsync(Invoice invoice, CancellationToken cancel)
    {
        var company = await companies.TheCompanyAsync(cancel);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var deal = invoice.SubscriptionId is { } id ? await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) : null;
        var print = Print(invoice, company, customer, deal?.PurchaseOrder) with { Logo = await companies.LogoAsync(cancel), PaymentLink = await LinkAsync(invoice, cancel) };
        return (print, InvoicePdf.Render(print));
    }

    /// <summary>Only where something is due.</summary>
    private async Task<string?> LinkAsync(Invoice invoice, CancellationToken cancel) =>
        invoice.IsFinal && invoice.Due.IsPositive ? await online.AddressOfAsync(invoice.Id, cancel) : null;

    private static InvoicePrint Print(Invoice invoice, Company company, Customer customer, string? purchaseOrder) => new()
    {
        Heading = invoice.IsFinal ? "Invoice" : "Draft invoice",
        Number = invoice.Number ?? "draft", Status = StatusText(invoice), Tone = ToneOf(invoice),
        Watermark = invoice.Status switch
        {
            InvoiceStatus.Draft => "DRAFT",
            InvoiceStatus.Void => "VOID",
            InvoiceStatus.Paid => "PAID",
            InvoiceStatus.Open or InvoiceStatus.PartiallyPaid or InvoiceStatus.Uncollectible => null,
        },
        Seller = new(company.Name, [.. company.Address.Lines()], company.TaxId),
        Buyer = new(customer.Name, [.. customer.Address.Lines()], customer.TaxId, customer.Email),
        Headline = invoice.Due.IsPositive && invoice.DueOn is { } due ? $"{Amount(invoice.Due)} due {Day(due)}" : null,
        IssuedOn = Day(invoice.IssuedOn ?? invoice.BillingDate), DueOn = invoice.DueOn is { } on ? Day(on) : null,
        Period = Days(invoice.PeriodStart, invoice.PeriodEnd), PurchaseOrder = purchaseOrder, Currency = invoice.Currency.Code,
        Lines = [.. invoice.Lines.OrderBy(l => l.Position).Select(Line)],
        Discounts = [.. invoice.Discounts.OrderBy(d => d.Position).Select(d => new PrintAmount(d.Reason is null ? d.Name : $"{d.Name}: {d.Reason}", Amount(new(-d.AmountMinor, invoice.Currency))))],
        Taxes = [.. invoice.Taxes.OrderBy(t => t.Position).Select(t => new PrintTax(
            $"{t.Name}{(t.Rate is { } rate ? $" {PlainText.Of(rate)} %" : "")}{(t.Inclusive ? " (included)" : "")}", Amount(new(t.TaxableMinor, invoice.Currency)), Amount(new(t.AmountMinor, invoice.Currency))))],
        Totals = Totals(invoice), Notes = invoice.Issues, Created = invoice.FinalizedAt ?? invoice.CreatedAt,
    };

    private static PrintLine Line(InvoiceLineRow line) => new(line.Description, Amount(line.Amount))
    {
        Period = Days(line.PeriodStart, line.PeriodEnd), Quantity = MoneyFormat.Grouped(line.Billable),
        UnitPrice = line.UnitAmount is { } unit ? MoneyFormat.UnitPrice(unit, line.Currency) : null,
        ListUnitPrice = line.ListUnitAmount is { } list && list != line.UnitAmount ? MoneyFormat.UnitPrice(list, line.Currency) : null,
        Notes = line.Included is > 0 ? [$"{MoneyFormat.Grouped(line.Quantity)} used, {MoneyFormat.Grouped(line.Included.Value)} included"] : [],
    };

    private static PrintTotals Totals(Invoice invoice)
    {
        string? Shown(long minor) => minor == 0 ? null : Amount(new(minor, invoice.Currency));
        return new(Amount(new(invoice.SubtotalMinor, invoice.Currency)), Amount(invoice.Total), Amount(invoice.Due))
        {
            Discount = Shown(-invoice.DiscountMinor), Tax = Shown(invoice.TaxMinor), Credits = Shown(-invoice.CreditsMinor),
            Credited = Shown(-invoice.CreditedMinor), Wallet = Shown(-invoice.WalletMinor), Paid = Shown(-invoice.PaidMinor),
        };
    }

    private static string StatusText(Invoice invoice) => Words.Of(invoice.Status).Replace('_', ' ');

    private static PrintTone ToneOf(Invoice invoice) => invoice.Status switch
    {
        InvoiceStatus.Paid => PrintTone.Good,
        InvoiceStatus.PartiallyPaid => PrintTone.Warning,
        InvoiceStatus.Void or InvoiceStatus.Uncollectible => PrintTone.Bad,
        InvoiceStatus.Draft or InvoiceStatus.Open => PrintTone.Neutral,
    };

    private static string Amount(Money money) => MoneyFormat.WithCode(money);

    private static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Days(LocalDate start, LocalDate end) =>
        end <= start.PlusDays(1) ? Day(start) : $"{Day(start)} – {Day(end.PlusDays(-1))}";
}
