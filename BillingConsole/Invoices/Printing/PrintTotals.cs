namespace BillingConsole.Invoices.Printing;

/// <summary>The sums at the foot; those that are null are not printed.</summary>
public sealed record PrintTotals(string Subtotal, string Total, string Due)
{
    public string? Discount { get; init; }

    public string? Tax { get; init; }

    public string? Credited { get; init; }

    public string? Credits { get; init; }

    public string? Wallet { get; init; }

    public string? Paid { get; init; }

    /// <summary>What the last row says; on a credit note nothing is due.</summary>
    public string DueLabel { get; init; } = "Amount due";

    public string SubtotalLabel { get; init; } = "Subtotal";

    public string TotalLabel { get; init; } = "Total";

    /// <summary>What lowers the total to what is due.</summary>
    internal IEnumerable<PrintAmount> Settlements() =>
        new (string Label, string? Amount)[] { ("Credit notes", Credited), ("Credits", Credits), ("Paid from wallet", Wallet), ("Paid", Paid) }
            .Where(row => row.Amount is not null).Select(row => new PrintAmount(row.Label, row.Amount!));
}
