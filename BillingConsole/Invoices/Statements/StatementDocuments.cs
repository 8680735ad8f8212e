using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Printing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Invoices.Statements;

/// <summary>A statement of account on the invoice's paper.</summary>
[Needs(Permission.Read)]
public sealed class StatementDocuments(BillingDb db, StatementQueries statements, CompanyQueries companies, TimeProvider clock)
{
    public async Task<(string Name, byte[] Pdf)?> PdfAsync(string named, LocalDate? from, LocalDate? to, CancellationToken cancel)
    {
        if (await statements.OfAsync(named, from, to, cancel) is not { } statement) return null;
        var customer = (await db.FindCustomerAsync(named, cancel))!;
        var print = Print(statement, await companies.TheCompanyAsync(cancel), customer, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return ($"statement-{customer.ExternalId ?? customer.Id.ToString()}-{statement.To:uuuu-MM-dd}.pdf", InvoicePdf.Render(print));
    }

    private static InvoicePrint Print(StatementView statement, Company company, Customer customer, Instant now) => new()
    {
        Heading = "Statement", Number = $"of account, {Day(statement.To)}", Status = statement.Closing.IsPositive ? "open" : "settled", Tone = statement.Closing.IsPositive ? PrintTone.Neutral : PrintTone.Good,
        Seller = new(company.Name, [.. company.Address.Lines()], company.TaxId),
        Buyer = new(customer.Name, [.. customer.Address.Lines()], customer.TaxId, customer.Email),
        Headline = statement.Closing.IsNegative ? $"{Amount(-statement.Closing)} to your credit" : $"{Amount(statement.Closing)} owed on {Day(statement.To)}",
        IssuedOn = Day(statement.To), Period = $"{Day(statement.From)} – {Day(statement.To)}", Currency = statement.Currency.Code,
        Lines = [.. statement.Rows.Select(r => new PrintLine($"{r.Text}{(r.Document is { } document ? $" {document}" : "")}", Amount(r.Charge - r.Payment)) { Period = Day(r.On), Notes = [$"Balance {Amount(r.Balance)}"] })],
        Totals = new(Amount(statement.Opening), Amount(statement.Charges - statement.Payments), Amount(statement.Closing)) { SubtotalLabel = "Balance at the start", TotalLabel = "Moved since", DueLabel = "Balance" },
        Notes = [.. Late(statement.Ageing)], Created = now,
    };

    private static IEnumerable<string> Late(AgeingRow ageing)
    {
        var parts = new (string Age, Money Amount)[] { ("not yet due", ageing.NotDue), ("1 to 30 days late", ageing.Days1To30), ("31 to 60 days late", ageing.Days31To60), ("61 to 90 days late", ageing.Days61To90), ("more than 90 days late", ageing.Older) };
        if (ageing.Total.IsPositive) yield return $"Of what is open today: {string.Join(", ", parts.Where(p => p.Amount.IsPositive).Select(p => $"{Amount(p.Amount)} {p.Age}"))}.";
    }

    private static string Amount(Money money) => MoneyFormat.WithCode(money);

    private static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
