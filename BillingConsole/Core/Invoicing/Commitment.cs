using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;

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
            return window.TrueUp && window.Closes ? [Line(window, "true-up", "Commitment true-up", missing)] : [];
        return Overage(window, lines, now) is { } overage ? [overage] : [];
    }

    // What this invoice bills beyond the commitment, lifted from the deal's prices to list price times the factor.
    private static InvoiceLine? Overage(CommitmentWindow window, IReadOnlyList<InvoiceLine> lines, Money now)
    {
        var currency = window.Committed.Currency;
        var over = Money.Min(window.BilledBefore + now - window.Committed, now);
        if (window.OverageFactor is not { } factor || !over.IsPositive)
            return null;
        var list = Money.Sum(lines.Select(line => line.ListAmount), currency);
        var atList = (Exact)over.ToDecimal() * list.ToDecimal() / now.ToDecimal();
        var surcharge = Money.Round(atList * factor, currency) - over;
        if (!surcharge.IsPositive)
            return null;
        var line = Line(window, "overage", "Overage beyond the commitment", surcharge) with { ListAmount = Money.Round(atList * (factor - 1), currency) };
        // On fees in advance it is as little earned yet as they are.
        return lines.All(l => l.InAdvance)
            ? line with { InAdvance = true, Period = new(lines.Min(l => l.Period.Start), lines.Max(l => l.Period.End)) }
            : line;
    }

    private static InvoiceLine Line(CommitmentWindow window, string key, string description, Money amount) => new()
    {
        Key = $"{key}:{window.Window.Start:uuuu-MM-dd}",
        Kind = ChargeKind.Recurring,
        Description = description,
        Period = window.Window,
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
