using BillingConsole.Core.Taxation;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;

namespace BillingConsole.Customers;

/// <summary>The company's settings while they are typed.</summary>
internal sealed class CompanyDraft
{
    /// <summary>Roles that may grant wallet credit, by their words.</summary>
    public static IReadOnlyList<string> Granting { get; } = [.. Permissions.Holders(Permission.TopUpWallets).Select(r => Words.Of(r))];

    private Dictionary<string, decimal> limits = [];

    public string? Name { get; set; }
    public string? TaxId { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? PostalCode { get; set; }
    public string? Country { get; set; }
    public string? Currency { get; set; }
    public string? TimeZone { get; set; }
    public decimal? Terms { get; set; }
    public ReviewPolicy? Review { get; set; }
    public TaxRounding? TaxRounding { get; set; }
    public LateUsagePolicy? LateUsage { get; set; }
    public RecognitionPolicy? Recognition { get; set; }
    public string? Prefix { get; set; }
    public string? Format { get; set; }
    public bool Reminds { get; set; }
    public string? ReminderDays { get; set; }

    public string SampleNumber => new NumberingPolicy { Prefix = Prefix ?? "", Format = Format ?? "" }.NumberOf(2026, 7);

    public decimal? LimitOf(string role) => limits.TryGetValue(role, out var limit) ? limit : null;

    public void SetLimit(string role, decimal? limit)
    {
        if (limit is { } amount) limits[role] = amount;
        else limits.Remove(role);
    }

    public static CompanyDraft Of(CompanyView c) => new()
    {
        Name = c.Name, TaxId = c.TaxId, Line1 = c.Address.Line1, Line2 = c.Address.Line2, City = c.Address.City, State = c.Address.State,
        PostalCode = c.Address.PostalCode, Country = c.Address.Country, Currency = c.Currency.Code, TimeZone = c.TimeZone, Terms = c.PaymentTermsDays,
        Review = c.Review, TaxRounding = c.TaxRounding, LateUsage = c.LateUsage, Recognition = c.Recognition, Prefix = c.Numbering.Prefix, Format = c.Numbering.Format,
        Reminds = c.Dunning.Enabled, ReminderDays = string.Join(", ", c.Dunning.Days),
        limits = new(c.TopUpLimits),
    };

    public CompanyBody ToBody() => new()
    {
        Name = Name ?? "", TaxId = TaxId ?? "", Currency = Currency, TimeZone = TimeZone ?? "", PaymentTermsDays = Whole(Terms),
        Address = new() { Line1 = Line1, Line2 = Line2, City = City, State = State, PostalCode = PostalCode, Country = Country },
        Review = Review, TaxRounding = TaxRounding, LateUsage = LateUsage, Recognition = Recognition, Numbering = new() { Prefix = Prefix ?? "", Format = Format ?? "" },
        Dunning = new() { Enabled = Reminds, Days = [.. (ReminderDays ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(d => int.TryParse(d, out var day) ? day : -1)] },
        TopUpLimits = limits,
    };

    private static int? Whole(decimal? value) => value is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
}
