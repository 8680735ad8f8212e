using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Printing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Crediting;

/// <summary>Prints a stored credit note on the invoice's paper.</summary>
[Needs(Permission.Read)]
public sealed class CreditNoteDocuments(BillingDb db, CompanyQueries companies)
{
    public async Task<(string Name, byte[] Pdf)?> PdfAsync(string named, CancellationToken cancel)
    {
        if (await db.FindCreditNoteAsync(named, cancel) is not { } note) return null;
        var invoice = await db.Set<Invoice>().SingleAsync(i => i.Id == note.InvoiceId, cancel);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == note.CustomerId, cancel);
        return ($"{note.Number}.pdf", InvoicePdf.Render(Print(CreditNoteView.Of(note, invoice, customer), await companies.TheCompanyAsync(cancel), customer, invoice) with { Logo = await companies.LogoAsync(cancel) }));
    }

    private static InvoicePrint Print(CreditNoteView note, Company company, Customer customer, Invoice invoice) => new()
    {
        Heading = "Credit note", Number = note.Number!, Status = "credited", Tone = PrintTone.Good,
        Seller = new(company.Name, [.. company.Address.Lines()], company.TaxId),
        Buyer = new(customer.Name, [.. customer.Address.Lines()], customer.TaxId, customer.Email),
        Headline = $"{Amount(note.Total)} credited on invoice {invoice.Number}", IssuedOn = Day(note.IssuedOn), Currency = note.Currency.Code,
        Lines = [.. note.Lines.Select(l => new PrintLine(l.Description, Amount(l.Amount)))],
        Discounts = note.DiscountTotal.IsZero ? [] : [new("Discount of the invoice", Amount(-note.DiscountTotal))],
        Taxes = [.. note.Taxes.Select(t => new PrintTax($"{t.Name}{(t.Rate is { } rate ? $" {PlainText.Of(rate)} %" : "")}{(t.Inclusive ? " (included)" : "")}", Amount(t.Taxable), Amount(t.Amount)))],
        Totals = new(Amount(note.Subtotal), Amount(note.Total), Amount(note.Total)) { Tax = note.TaxTotal.IsZero ? null : Amount(note.TaxTotal), DueLabel = "Total credited" },
        Notes = [$"This credit note takes back a part of invoice {invoice.Number}{(invoice.IssuedOn is { } on ? $" of {Day(on)}" : "")}. Reason: {note.Reason}", .. Whereabouts(note)],
        Created = note.CreatedAt,
    };

    private static IEnumerable<string> Whereabouts(CreditNoteView note)
    {
        if (note.OffDue.IsPositive) yield return $"{Amount(note.OffDue)} lowers what is due on the invoice.";
        if (note.GivenBack.IsPositive) yield return note.To switch
        {
            CreditTo.Refund => $"{Amount(note.GivenBack)} is refunded the way it was paid.",
            CreditTo.Balance => $"{Amount(note.GivenBack)} is kept to your credit and pays your next invoices.",
            CreditTo.Wallet => $"{Amount(note.GivenBack)} is added to your wallet.",
        };
    }

    private static string Amount(Money money) => MoneyFormat.WithCode(money);

    private static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
