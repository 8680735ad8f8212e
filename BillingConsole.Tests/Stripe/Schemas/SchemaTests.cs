using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BillingConsole.Tests.Stripe.Schemas;

/// <summary>Both ends of the wire against what Stripe publishes: nobody here wrote it.</summary>
public sealed partial class SchemaTests(SchemaJourney journey) : IClassFixture<SchemaJourney>
{
    private readonly StripeSchemas? schemas = StripeSchemas.Here;

    [Fact]
    public void What_the_console_asks_is_a_request_that_stripe_describes()
    {
        Assert.SkipWhen(schemas is null, StripeSchemas.Missing);
        Assert.Superset(
            new HashSet<string> { "POST /v1/customers", "POST /v1/customers/*", "DELETE /v1/customers/*", "POST /v1/checkout/sessions", "POST /v1/checkout/sessions/*/expire", "POST /v1/refunds", "GET /v1/events", "GET /v1/payment_intents/*" },
            journey.OfConsole.Select(Pattern).ToHashSet());
        Fits(journey.OfConsole.SelectMany(schemas.OfRequest));
    }

    [Fact]
    public void What_the_simulator_answers_is_what_stripe_describes()
    {
        Assert.SkipWhen(schemas is null, StripeSchemas.Missing);
        Assert.True(journey.OfOthers.Select(Pattern).Distinct().Count() >= 40, "Not every address was called.");
        Fits(journey.OfConsole.Concat(journey.OfOthers).Where(e => e.Status > 0).SelectMany(schemas.OfAnswer));
    }

    [Fact]
    public void Every_webhook_is_an_event_about_an_object_that_stripe_describes()
    {
        Assert.SkipWhen(schemas is null, StripeSchemas.Missing);
        var told = journey.Webhooks.Select(w => JsonNode.Parse(w)!.AsObject()).ToList();
        Assert.Superset(
            new HashSet<string> { "customer.created", "customer.updated", "customer.deleted", "checkout.session.completed", "checkout.session.expired", "payment_intent.succeeded", "charge.refunded", "refund.created", "charge.dispute.closed" },
            told.Select(t => (string)t["type"]!).ToHashSet());
        Fits(told.SelectMany(schemas.OfEvent));
    }

    [Fact]
    public void The_check_itself_finds_what_does_not_fit()
    {
        Assert.SkipWhen(schemas is null, StripeSchemas.Missing);
        var asked = journey.OfConsole.First(e => Pattern(e) == "POST /v1/customers");
        foreach (var wrong in (string[])["nmae=x", "address[line9]=x", "balance=much", "tax_exempt=perhaps", "preferred_locales[0][x]=y", "email[a]=b"])
            Assert.Single(schemas.OfRequest(asked with { Form = wrong }));
        Assert.Single(schemas.OfRequest(asked with { Path = "/v1/custommers" }));
        foreach (var (right, wrong) in (ReadOnlySpan<(string, string)>)[("\"livemode\": false", "\"livemode\": \"no\""), ("\"created\":", "\"creatd\":"), ("\"object\": \"customer\"", "\"object\": \"cutsomer\"")])
        {
            Assert.Contains(right, asked.Answer, StringComparison.Ordinal);
            Assert.NotEmpty(schemas.OfAnswer(asked with { Answer = asked.Answer.Replace(right, wrong, StringComparison.Ordinal) }));
        }
    }

    private static void Fits(IEnumerable<string> faults)
    {
        var found = faults.Distinct().ToList();
        Assert.True(found.Count == 0, string.Join('\n', found.Take(60)));
    }

    /// <summary>An address with a star for what names one object.</summary>
    private static string Pattern(Exchange asked) => $"{asked.Method} {Id().Replace(asked.Path, "/*")}";

    [GeneratedRegex("/(cus|cs|pi|ch|re|du|evt|we|prod|price|plink|txi)_[^/]+")]
    private static partial Regex Id();
}
