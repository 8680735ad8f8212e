using System.Text.Json;
using BillingConsole.Customers;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>
/// A customer as Stripe tells of it. Whatever may be missing is missing in a test delivery, and a deleted customer has nothing but its id.
/// </summary>
/// <param name="Instance">The console that claims it, by its metadata.</param>
/// <param name="ConsoleId">The customer of that console.</param>
/// <param name="Currency">In which it was billed at Stripe already.</param>
public sealed record StripeCustomer(string Id, bool IsDeleted, Instant? Created, SharedFields Fields, string? Instance, string? ConsoleId, string? Currency)
{
    public const string InstanceKey = "console_instance";
    public const string CustomerKey = "console_customer_id";

    public Candidate AsCandidate => new(Id, Fields.Name, Fields.Email);

    public bool IsClaimedBy(string instance, string customer) => Instance == instance && ConsoleId == customer;

    public static StripeCustomer DeletedOf(string id) => new(id, true, null, SharedFields.Empty, null, null, null);

    public static StripeCustomer? Read(JsonElement json)
    {
        if (Text(json, "id") is not { Length: > 0 } id) return null;
        var metadata = Member(json, "metadata");
        return new(id, Member(json, "deleted") is { ValueKind: JsonValueKind.True }, CreatedIn(json), FieldsOf(json), Text(metadata, InstanceKey), Text(metadata, CustomerKey), Text(json, "currency")?.ToUpperInvariant());
    }

    private static SharedFields FieldsOf(JsonElement json)
    {
        var address = Member(json, "address");
        return new SharedFields
        {
            Name = Text(json, "name"), Email = Text(json, "email"), Phone = Text(json, "phone"),
            PreferredLocale = Member(json, "preferred_locales") is { ValueKind: JsonValueKind.Array } locales && locales.GetArrayLength() > 0 && locales[0].ValueKind == JsonValueKind.String
                ? locales[0].GetString() : null,
            TaxExempt = Text(json, "tax_exempt") ?? SharedFields.NotExempt,
            Address = new Address
            {
                Line1 = Text(address, "line1"), Line2 = Text(address, "line2"), City = Text(address, "city"), State = Text(address, "state"),
                PostalCode = Text(address, "postal_code"), Country = Text(address, "country"),
            },
        }.Normalised();
    }

    private static Instant? CreatedIn(JsonElement json) =>
        Member(json, "created") is { ValueKind: JsonValueKind.Number } created && created.TryGetInt64(out var seconds) ? Instant.FromUnixTimeSeconds(seconds) : null;

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
