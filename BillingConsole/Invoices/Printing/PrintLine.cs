namespace BillingConsole.Invoices.Printing;

/// <summary>
/// One charge. The list price is given only where a deal price replaces it, and is printed struck through;
/// notes are the small lines under the description, discounts among them.
/// </summary>
public sealed record PrintLine(string Description, string Amount)
{
    public string? Period { get; init; }

    public string? Quantity { get; init; }

    public string? UnitPrice { get; init; }

    public string? ListUnitPrice { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    internal IEnumerable<string> Details() =>
        Notes.Prepend(Period).OfType<string>().Where(line => !string.IsNullOrWhiteSpace(line));
}
