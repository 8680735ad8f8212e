using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Taxes;
using NodaTime;

namespace BillingConsole.Invoices;

public sealed record OneOffInvoiceBody
{
    public string? Customer { get; init; }
    public string? Currency { get; init; }
    public List<OneOffLine>? Lines { get; init; }
    public List<string>? Coupons { get; init; }
    public List<string>? Taxes { get; init; }
    public LocalDate? DueOn { get; init; }
    public bool? Finalize { get; init; }
    public Dictionary<string, string>? Metadata { get; init; }
}

/// <summary>An invoice that no deal asked for. It is guarded by its idempotency key, not by a billing date.</summary>
[Needs(Permission.HandleMoney)]
public sealed record CreateInvoice(OneOffInvoiceBody Body) : IInput<InvoiceView>;

public sealed class CreateInvoiceOperation(BillingDb db, OperationContext context, Redeemer redeemer, DraftRefresh drafts, Finaliser finaliser, CompanyQueries companies, InvoiceReader reader) : IOperation<CreateInvoice, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(CreateInvoice input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        if (await db.FindCustomerAsync(body.Customer, cancel) is not { } customer)
        {
            check.Add("customer", body.Customer is null ? "Name a customer by id or external_id." : $"There is no customer '{body.Customer}'.");
            return check;
        }
        var currency = check.Currency("currency", body.Currency, customer.Currency);
        check.That(currency == customer.Currency, "currency", $"{customer.Name} is billed in {customer.Currency.Code}.");
        CheckLines(check, body.Lines ?? [], currency);
        var today = context.Today(customer.Zone);
        check.That(body.DueOn is null || body.DueOn >= today, "due_on", $"Give today ({today:uuuu-MM-dd}) or a later day.");
        var book = await TaxBook.LoadAsync(db, cancel);
        foreach (var unknown in book.Unknown((body.Taxes ?? []).Concat((body.Lines ?? []).SelectMany(l => l.Taxes ?? [])))) check.Add("taxes", $"There is no tax '{unknown}'.");
        var invoice = new Invoice
        {
            Id = context.NewId<Invoice>(), Kind = InvoiceKind.OneOff, CustomerId = customer.Id, BillingDate = today, Currency = currency, PeriodStart = today,
            PeriodEnd = today.PlusDays(1), DueOn = body.DueOn, TaxCodes = book.Codes(body.Taxes ?? []), OneOffLines = body.Lines ?? [],
            Metadata = check.Metadata(body.Metadata), CreatedAt = context.Now,
        };
        var redemptions = await RedeemAsync(check, body.Coupons ?? [], customer, invoice, cancel);
        if (check.Failed) return check;
        db.Add(invoice);
        redeemer.Count(redemptions);
        var (draft, billable) = await drafts.RefreshAsync(invoice, cancel, redemptions);
        if (body.Finalize == true) await finaliser.FinaliseAsync(invoice, draft, billable, await companies.TheCompanyAsync(cancel), cancel);
        else context.Raise(new DraftWritten(invoice));
        return await reader.ViewAsync(invoice, cancel);
    }

    private static void CheckLines(Check check, List<OneOffLine> lines, Currency currency)
    {
        check.That(lines.Count is >= 1 and <= 500, "lines", "Give 1 to 500 lines.");
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            check.Text($"lines[{i}].description", line.Description, 500);
            check.That(line.Quantity is null || (line.Quantity > 0 && Quantity.TryParse(Platform.Http.PlainText.Of(line.Quantity.Value), out _)), $"lines[{i}].quantity", "Give a quantity above 0 with at most 12 decimals.");
            if (line.UnitAmount is not { } amount) check.Add($"lines[{i}].unit_amount", "Give a price in major units.", "required");
            else foreach (var problem in new PriceTerms(new PerUnit(amount), currency).Problems()) check.Add($"lines[{i}].{problem.Field}", problem.Message);
        }
    }

    private async Task<List<Redemption>> RedeemAsync(Check check, List<string> codes, Customer customer, Invoice invoice, CancellationToken cancel)
    {
        var redemptions = new List<Redemption>();
        foreach (var (code, i) in codes.Select((c, i) => (c, i)))
            if (await redeemer.RedeemAsync(check, $"coupons[{i}]", code, customer, invoice.Id.ToString(), i, null, cancel) is { } redemption) redemptions.Add(redemption);
        return redemptions;
    }
}
