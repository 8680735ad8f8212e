using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Invoicing;

/// <summary>Step 2: what a minimum commitment adds after all other lines, because it looks at them. Each window looks at its own.</summary>
internal static class Commitment
{
    internal static IEnumerable<InvoiceLine> Lines(CommitmentWindow window, IReadOnlyList<InvoiceLine> lines)
    {
        // A fee in advance on the invoice that closes a window belongs to the one that opens.
        lines = [.. lines.Where(line => window.Window.Contains(line.Period.Start))];
        var now = BilledShare.Sum(lines.Select(line => new BilledShare(line.Amount, line.ListAmount)), window.Committed.Currency);
        var missing = window.Committed - window.Before.Amount - now.Amount;
        if (missing.IsPositive)
            return window.TrueUp && window.Closes ? [Line(CommitmentLines.TrueUp(window.Window.Start), "Commitment true-up", window.Window, missing)] : [];
        return Overage(window, lines, OverageOwed(window, [.. window.Before.Invoices, now]) - window.Before.Overage);
    }

    /// <summary>
    /// What each invoice adds beyond the commitment, lifted from the deal's prices to list price times the factor. It follows from what is
    /// billed, and not from when it was asked: a credit note within the window changes what all invoices after it owe.
    /// </summary>
    internal static BilledShare OverageOwed(CommitmentWindow window, IEnumerable<BilledShare> invoices)
    {
        var currency = window.Committed.Currency;
        var (owed, billed) = (BilledShare.Sum([], currency), Money.Zero(currency));
        if (window.OverageFactor is not { } factor) return owed;
        foreach (var invoice in invoices)
        {
            billed += invoice.Amount;
            var over = Money.Min(billed - window.Committed, invoice.Amount);
            if (!over.IsPositive) continue;
            var atList = (Exact)over.ToDecimal() * invoice.ListAmount.ToDecimal() / invoice.Amount.ToDecimal();
            var surcharge = Money.Round(atList * factor, currency) - over;
            if (surcharge.IsPositive) owed += new BilledShare(surcharge, Money.Round(atList * (factor - 1), currency));
        }
        return owed;
    }

    private static IEnumerable<InvoiceLine> Overage(CommitmentWindow window, IReadOnlyList<InvoiceLine> lines, BilledShare due)
    {
        if (!due.Amount.IsPositive) return [];
        var currency = window.Committed.Currency;
        // On fees in advance it is as little earned yet as they are: each period of them bears its own share.
        var shares = lines.GroupBy(line => line.InAdvance ? line.Period : (Period?)null)
            .Select(share => (Period: share.Key, Weight: Money.Max(Money.Sum(share.Select(line => line.Amount), currency), Money.Zero(currency)).ToDecimal())).ToList();
        // A window that its deal's end made shorter may owe more without another line.
        if (shares.Count == 0) shares.Add((null, 1));
        var amounts = due.Amount.Allocate([.. shares.Select(share => share.Weight)]);
        var listAmounts = due.ListAmount.Allocate([.. shares.Select(share => share.Weight)]);
        return shares.Select((share, at) =>
            Line(CommitmentLines.Overage(window.Window.Start, shares.Count > 1 ? share.Period : null), "Overage beyond the commitment", share.Period ?? window.Window, amounts[at])
                with { ListAmount = listAmounts[at], InAdvance = share.Period is not null }).Where(line => line.Amount.IsPositive);
    }

    private static InvoiceLine Line(string key, string description, Period period, Money amount) => new()
    {
        Key = key,
        Kind = ChargeKind.Recurring,
        Description = description,
        Period = period,
        Quantity = new Quantity(1),
        Billable = new Quantity(1),
        UnitAmount = amount.ToDecimal(),
        ListUnitAmount = amount.ToDecimal(),
        ListAmount = amount,
        Amount = amount,
        Discount = Money.Zero(amount.Currency),
        InclusiveTax = Money.Zero(amount.Currency),
        ExclusiveTax = Money.Zero(amount.Currency),
        Parts = [new RatedPart(RatedPartKind.Flat, 1, amount) { FlatAmount = amount.ToDecimal() }],
    };
}
