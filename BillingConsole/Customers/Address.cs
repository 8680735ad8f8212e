namespace BillingConsole.Customers;

/// <summary>A postal address as it is printed; the country is an ISO 3166 code.</summary>
public sealed record Address
{
    public string? Line1 { get; init; }
    public string? Line2 { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? PostalCode { get; init; }
    public string? Country { get; init; }

    /// <summary>The lines as an envelope shows them.</summary>
    public IEnumerable<string> Lines()
    {
        if (Line1 is not null) yield return Line1;
        if (Line2 is not null) yield return Line2;
        var place = string.Join(' ', new[] { PostalCode, City }.Where(p => p is not null));
        if (place.Length > 0) yield return State is null ? place : $"{place}, {State}";
        if (Country is not null) yield return Country;
    }
}
