using BillingConsole.Platform.Operations;

namespace BillingConsole.Customers;

/// <summary>A customer while it is typed.</summary>
internal sealed class CustomerDraft
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? ExternalId { get; set; }
    public string? Currency { get; set; }
    public string? TimeZone { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }
    public string? Country { get; set; }
    public string? PreferredLocale { get; set; }
    public decimal? Terms { get; set; }
    public ReviewPolicy? Review { get; set; }
    public string? TaxId { get; set; }
    public bool TaxExempt { get; set; }
    public IReadOnlyList<string> Taxes { get; set; } = [];
    public string? Metadata { get; set; }

    public Refusal? MetadataProblem => Pairs().FirstOrDefault(p => p.Length != 2 || p[0].Length == 0) is { } wrong
        ? Refusal.Invalid("metadata", $"'{string.Join('=', wrong)}' is no pair such as segment = enterprise.") : null;

    public static CustomerDraft Of(CustomerView c) => new()
    {
        Name = c.Name, Email = c.Email, Phone = c.Phone, ExternalId = c.ExternalId, Currency = c.Currency.Code, TimeZone = c.TimeZone,
        Line1 = c.Address.Line1, Line2 = c.Address.Line2, City = c.Address.City, State = c.Address.State, PostalCode = c.Address.PostalCode,
        Country = c.Address.Country, PreferredLocale = c.PreferredLocale, Terms = c.PaymentTermsDays, Review = c.Review, TaxId = c.TaxId, TaxExempt = c.TaxExempt, Taxes = c.Taxes,
        Metadata = string.Join('\n', c.Metadata.Select(p => $"{p.Key} = {p.Value}")),
    };

    /// <param name="change">Empty fields are sent as empty, so that they are cleared.</param>
    /// <param name="masked">The tax id was not shown in full and stays as it is.</param>
    public CustomerBody ToBody(bool change = false, bool masked = false) => new()
    {
        Name = Sent(Name, change), Email = Sent(Email, change), Phone = Sent(Phone, change), ExternalId = Sent(ExternalId, change),
        Currency = Currency, TimeZone = TimeZone, PreferredLocale = Sent(PreferredLocale, change),
        Address = new() { Line1 = Line1, Line2 = Line2, City = City, State = State, PostalCode = PostalCode, Country = Country },
        PaymentTermsDays = Terms is { } days ? (int)Math.Clamp(days, int.MinValue, int.MaxValue) : null,
        Review = Review, TaxId = masked ? null : Sent(TaxId, change), TaxExempt = TaxExempt, Taxes = [.. Taxes],
        Metadata = Pairs().Where(p => p.Length == 2).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.Last()[1]),
    };

    private static string? Sent(string? value, bool change) => change ? value ?? "" : value;

    private IEnumerable<string[]> Pairs() => (Metadata ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries));
}
