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
        var now = Money.Sum(lines.Select(line => line.Amount), window.Committed.Currency);
        var missing = window.Committed - window.BilledBefore - now;
        if (missing.IsPositive)
            return window.TrueUp && window.Closes ? [Line(CommitmentLines.TrueUp(window.Window.Start), "Commitment true-up", window.Window, missing)] : [];
        return Overage(window, lines, now);
    }

    // What this invoice bills beyond the commitment, lifted from the deal's prices to list price times the factor.
    private static IEnumerable<InvoiceLine> Overage(CommitmentWindow window, IReadOnlyList<InvoiceLine> lines, Money now)
    {
        var currency = window.Committed.Currency;
        var over = Money.Min(window.BilledBefore + now - window.Committed, now);
        if (window.OverageFactor is not { } factor || !over.IsPositive)
            return [];
        var list = Money.Sum(lines.Select(line => line.ListAmount), currency);
        var atList = (Exact)over.ToDecimal() * list.ToDecimal() / now.ToDecimal();
        var surcharge = Money.Round(atList * factor, currency) - over;
        if (!surcharge.IsPositive)
            return [];
        // On fees in advance it is as little earned yet as they are: each period of them bears its own share.
        var shares = lines.GroupBy(line => line.InAdvance ? line.Period : (Period?)null)
            .Select(share => (Period: share.Key, Weight: Money.Max(Money.Sum(share.Select(line => line.Amount), currency), Money.Zero(currency)).ToDecimal())).ToList();
        var amounts = surcharge.Allocate([.. shares.Select(share => share.Weight)]);
        var listAmounts = Money.Round(atList * (factor - 1), currency).Allocate([.. shares.Select(share => share.Weight)]);
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
