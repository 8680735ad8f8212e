namespace BillingConsole.Invoices.Printing;

public sealed record PrintParty(string Name, IReadOnlyList<string> Address, string? TaxId = null, string? Email = null)
{
    /// <summary>What stands under the name.</summary>
    internal IEnumerable<string> Details() =>
        Address.Append(TaxId).Append(Email).OfType<string>().Where(line => !string.IsNullOrWhiteSpace(line));
}
