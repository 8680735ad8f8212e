using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;

namespace BillingConsole.Invoices.Crediting;

/// <summary>A final invoice with what earlier credit notes have left of each line.</summary>
public sealed record CreditableInvoice(Invoice Invoice, IReadOnlyList<InvoicePart> Left)
{
    /// <summary>The wallet that what was paid could go to, if there is one.</summary>
    public Wallet? Wallet { get; init; }

    /// <summary>What was written off or lost is with the customer already, and is not given a second time.</summary>
    public Money LeftTotal => Money.Max(Zero, Money.Sum(Left.Select(p => p.Total), Invoice.Currency) - GivenUp);

    public Money GivenUp => new(Invoice.WrittenOffMinor + Invoice.LostMinor, Invoice.Currency);

    public Money Zero => Money.Zero(Invoice.Currency);

    /// <summary>Why nothing of it can be credited; null when something can.</summary>
    public Refusal? Refusal => Invoice.Kind == InvoiceKind.TopUp
        ? Refusal.Conflict("top_up", $"Invoice {Invoice.Number} tops a wallet up and bills nothing; void it while it is not paid.") : Invoice.Status switch
    {
        InvoiceStatus.Draft => Refusal.Conflict("not_final", "A draft is not credited; change it or void it instead."),
        InvoiceStatus.Void => Refusal.Conflict("void", $"Invoice {Invoice.Number} is void; nothing of it is owed or kept."),
        InvoiceStatus.Uncollectible when Invoice.WrittenOffMinor > 0 => Refusal.Conflict("written_off", $"Invoice {Invoice.Number} is written off; a payment that arrives reverses the write-off first."),
        InvoiceStatus.Open or InvoiceStatus.PartiallyPaid or InvoiceStatus.Paid or InvoiceStatus.Uncollectible => LeftTotal.IsPositive ? null
            : Refusal.Conflict("nothing_to_credit", $"Nothing of invoice {Invoice.Number} is left to credit."),
    };

    public InvoiceLineRow LineOf(InvoicePart part) => Invoice.Lines.Single(l => l.Key == part.Line);

    /// <summary>What of the note lowers the amount due; the rest had been paid.</summary>
    public Money OffDue(CreditNoteDraft note) => Money.Min(note.Total, Invoice.Due);

    /// <summary>As much of these parts as may still be credited; null when that is nothing.</summary>
    public CreditNoteDraft? Within(CreditNoteDraft draft) => draft.Total <= LeftTotal ? draft : LeftTotal.IsPositive ? CreditNotes.OfTotal(draft.Parts, LeftTotal) : null;

    /// <summary>The parts that a body asks for; refusals name its fields.</summary>
    public CreditNoteDraft? Draft(Check check, CreditNoteBody body)
    {
        if (body.Lines is null == body.Amount is null)
        {
            check.Add(body.Lines is null ? "lines" : "amount", "Give either lines or an amount of the total.", "required");
            return null;
        }
        var draft = body.Lines is { } lines ? OfLines(check, lines) : OfAmount(check, body.Amount);
        if (draft is not { Total.IsPositive: false }) return draft;
        check.Add("lines", "Nothing of what was chosen is left to credit.");
        return null;
    }

    private CreditNoteDraft? OfAmount(Check check, decimal? asked)
    {
        var amount = check.Money("amount", asked, Invoice.Currency);
        check.That(amount <= LeftTotal, "amount", $"At most {LeftTotal} of the invoice is left to credit.");
        return check.Failed ? null : CreditNotes.OfTotal(Left, amount);
    }

    private CreditNoteDraft? OfLines(Check check, List<CreditLineBody> asked)
    {
        check.That(asked.Count is >= 1 and <= 500, "lines", "Choose 1 to 500 lines.");
        List<(string Line, Money? Net)> chosen = [];
        foreach (var (line, i) in asked.Select((l, i) => (l, i)))
        {
            if (Left.FirstOrDefault(p => LineOf(p).Id.ToString() == line.Line) is not { } part)
            {
                check.Add($"lines[{i}].line", "Give the id of a line of this invoice.");
                continue;
            }
            if (chosen.Any(c => c.Line == part.Line)) check.Add($"lines[{i}].line", "Name each line once.");
            Money? net = line.Amount is null ? null : check.Money($"lines[{i}].amount", line.Amount, Invoice.Currency);
            check.That(net is null || net <= part.Net, $"lines[{i}].amount", $"At most {part.Net} of this line's net is left to credit.");
            chosen.Add((part.Line, net));
        }
        return check.Failed ? null : CreditNotes.OfLines(Left, chosen);
    }
}

public sealed record CreditNoteBody
{
    public List<CreditLineBody>? Lines { get; init; }
    public decimal? Amount { get; init; }
    public string? Reason { get; init; }
    public CreditTo? To { get; init; }
}

/// <summary>One line, and what of its net is credited; all that is left of it when nothing is said.</summary>
public sealed record CreditLineBody
{
    public string? Line { get; init; }
    public decimal? Amount { get; init; }
}
