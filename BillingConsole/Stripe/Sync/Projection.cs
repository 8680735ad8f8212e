using System.Globalization;
using BillingConsole.Customers;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.Sync;

/// <summary>The console's customer in the shared fields, and back; Stripe's request for them. Pure.</summary>
public static class Projection
{
    private const int LongestName = 256;
    private const int LongestEmail = 512;
    private const int LongestPhone = 20;

    /// <summary>
    /// What the console says of the shared fields. Where its words are fewer than Stripe's (a name must be, an exemption has no
    /// kind) what was agreed says which of Stripe's is meant, so that reading one's own writing changes nothing.
    /// </summary>
    public static SharedFields Of(Customer customer, SharedFields? agreed, string? stripeId)
    {
        var fields = new SharedFields
        {
            Name = customer.Name, Email = customer.Email, Phone = customer.Phone, Address = customer.Address, PreferredLocale = customer.PreferredLocale,
            TaxExempt = customer.TaxExempt ? SharedFields.Exempt : SharedFields.NotExempt,
        }.Normalised();
        if (agreed is null) return fields;
        if (agreed.Name is null && stripeId is not null && fields.Name == NameFor(agreed, stripeId)) fields = fields with { Name = null };
        if (customer.TaxExempt == IsExempt(agreed)) fields = fields with { TaxExempt = agreed.TaxExempt };
        return fields;
    }

    /// <summary>Writes the shared fields into the console's customer.</summary>
    public static void Apply(Customer customer, SharedFields fields, string stripeId)
    {
        customer.Name = NameFor(fields, stripeId);
        (customer.Email, customer.Phone, customer.PreferredLocale) = (fields.Email, fields.Phone, fields.PreferredLocale);
        if (customer.Address != fields.Address) customer.Address = fields.Address;
        customer.TaxExempt = IsExempt(fields);
        customer.RefreshSearchText();
    }

    /// <summary>The console's customers have a name; one of Stripe may have none.</summary>
    public static string NameFor(SharedFields fields, string stripeId) => fields.Name ?? fields.Email ?? stripeId;

    /// <summary>The parameters that set these fields at Stripe; an empty value unsets there.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(SharedFields fields, IEnumerable<SyncField> wanted) => wanted.SelectMany(field => field switch
    {
        SyncField.Name => One("name", fields.Name),
        SyncField.Email => One("email", fields.Email),
        SyncField.Phone => One("phone", fields.Phone),
        SyncField.Address => Address(fields.Address),
        SyncField.PreferredLocale => One(fields.PreferredLocale is null ? "preferred_locales" : "preferred_locales[0]", fields.PreferredLocale),
        SyncField.TaxExempt => One("tax_exempt", fields.TaxExempt),
    });

    /// <summary>The metadata that says whose it is; other keys are left as they are.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Claim(string instance, string customer) =>
        [new($"metadata[{StripeCustomer.InstanceKey}]", instance), new($"metadata[{StripeCustomer.CustomerKey}]", customer)];

    /// <summary>The exact bytes of a request, as text.</summary>
    public static string Form(IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.Aggregate(new StripeForm(), (form, parameter) => form.Add(parameter.Key, parameter.Value)).ToString();

    /// <summary>Why Stripe could not keep these fields, or null.</summary>
    public static string? Unsendable(SharedFields fields) =>
        fields.Name?.Length > LongestName ? TooLong("name", LongestName)
        : fields.Email?.Length > LongestEmail ? TooLong("e-mail", LongestEmail)
        : fields.Phone?.Length > LongestPhone ? TooLong("phone number", LongestPhone) : null;

    private static bool IsExempt(SharedFields fields) => fields.TaxExempt is SharedFields.Exempt or SharedFields.ReverseCharge;

    private static string TooLong(string what, int longest) => string.Create(CultureInfo.InvariantCulture, $"The {what} has more than the {longest} characters that Stripe keeps. Shorten it.");

    /// <summary>All parts at once: whether Stripe merges an address or replaces it is then the same.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Address(Address address) =>
    [
        .. One("address[line1]", address.Line1), .. One("address[line2]", address.Line2), .. One("address[city]", address.City), .. One("address[state]", address.State),
        .. One("address[postal_code]", address.PostalCode), .. One("address[country]", address.Country),
    ];

    private static IEnumerable<KeyValuePair<string, string>> One(string name, string? value) => [new(name, value ?? "")];
}
