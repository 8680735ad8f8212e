using System.Text;
using BillingConsole.Customers;

namespace BillingConsole.Stripe.Sync;

/// <summary>A field that the console and Stripe both keep of a customer; the address is one: half of each would be nobody's.</summary>
public enum SyncField { Name, Email, Phone, Address, PreferredLocale, TaxExempt }

/// <summary>What the console and Stripe share of a customer, in one spelling. Nothing outside of it is ever written.</summary>
public sealed record SharedFields
{
    public const string NotExempt = "none";
    public const string Exempt = "exempt";
    public const string ReverseCharge = "reverse";

    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public Address Address { get; init; } = new();
    public string? PreferredLocale { get; init; }
    public string TaxExempt { get; init; } = NotExempt;

    public static SharedFields Empty { get; } = new();

    public static IReadOnlyList<SyncField> All { get; } = Enum.GetValues<SyncField>();

    /// <summary>These fields with one of them as the other has it.</summary>
    public SharedFields With(SyncField field, SharedFields other) => field switch
    {
        SyncField.Name => this with { Name = other.Name },
        SyncField.Email => this with { Email = other.Email },
        SyncField.Phone => this with { Phone = other.Phone },
        SyncField.Address => this with { Address = other.Address },
        SyncField.PreferredLocale => this with { PreferredLocale = other.PreferredLocale },
        SyncField.TaxExempt => this with { TaxExempt = other.TaxExempt },
    };

    public bool Agrees(SyncField field, SharedFields other) => With(field, other) == this;

    public bool IsEmpty(SyncField field) => Agrees(field, Empty);

    public IReadOnlyList<SyncField> DifferencesTo(SharedFields other) => [.. All.Where(f => !Agrees(f, other))];

    /// <summary>A field for a person to read.</summary>
    public string? Text(SyncField field) => field switch
    {
        SyncField.Name => Name,
        SyncField.Email => Email,
        SyncField.Phone => Phone,
        SyncField.Address => string.Join(", ", Address.Lines()) is { Length: > 0 } lines ? lines : null,
        SyncField.PreferredLocale => PreferredLocale,
        SyncField.TaxExempt => TaxExempt,
    };

    public SharedFields Normalised() => new()
    {
        Name = Plain(Name), Email = Plain(Email), Phone = Plain(Phone), PreferredLocale = Plain(PreferredLocale), TaxExempt = Plain(TaxExempt) ?? NotExempt,
        Address = new()
        {
            Line1 = Plain(Address.Line1), Line2 = Plain(Address.Line2), City = Plain(Address.City), State = Plain(Address.State),
            PostalCode = Plain(Address.PostalCode), Country = Plain(Address.Country)?.ToUpperInvariant(),
        },
    };

    /// <summary>Trimmed, in composed form, without what no database keeps; nothing is null.</summary>
    private static string? Plain(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).Trim().Normalize(NormalizationForm.FormC) is { Length: > 0 } plain ? plain : null;
}
