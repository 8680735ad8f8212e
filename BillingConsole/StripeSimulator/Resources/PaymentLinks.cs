using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Links without an expiry; each visit makes a session. The lines stand in <c>_lines</c>, what is meant for the payment intent in <c>payment_intent_data</c>.</summary>
internal static class PaymentLinks
{
    public const string Kind = "payment_link";

    private const string Blank = """
        {"active":true,"after_completion":{"hosted_confirmation":{"custom_message":null},"type":"hosted_confirmation"},"allow_promotion_codes":false,"application":null,
         "application_fee_amount":null,"application_fee_percent":null,"automatic_tax":{"enabled":false,"liability":null},"billing_address_collection":"auto",
         "consent_collection":null,"currency":null,"custom_fields":[],"custom_text":{"after_submit":null,"shipping_address":null,"submit":null,"terms_of_service_acceptance":null},
         "customer_creation":"if_required","inactive_message":null,"invoice_creation":null,"metadata":{},"on_behalf_of":null,"payment_intent_data":null,
         "payment_method_collection":"if_required","payment_method_types":null,"phone_number_collection":{"enabled":false},"restrictions":null,
         "shipping_address_collection":null,"shipping_options":[],"submit_type":"auto","subscription_data":null,"tax_id_collection":{"enabled":false,"required":"never"},
         "transfer_data":null,"url":null}
        """;

    private static readonly string[] WithoutEffect = ["allow_promotion_codes", "automatic_tax", "billing_address_collection", "custom_text", "invoice_creation", "payment_method_types", "phone_number_collection", "submit_type", "tax_id_collection"];

    public static JsonObject List(Call call) => call.Page(new(Kind));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    public static JsonObject LineItems(Call call) => Paging.List(call.Path, call.Addressed(Kind)["_lines"]!.AsArray().Select(l => l!.AsObject().Copy()));

    public static JsonObject Create(Call call)
    {
        var (turn, given) = (call.Turn, call.Given);
        var link = turn.New(Kind, Blank);
        link.Remove("created");
        var lines = SessionLines.Read(turn, given);
        (link["currency"], link["_lines"], link["url"]) = (lines[0]!["currency"]!.GetValue<string>(), lines, $"{call.Origin}{SimulatorAddresses.Link(link.Id())}");
        Apply(given, link);
        given.Accept(WithoutEffect).End();
        turn.Create(link, "payment_link.created");
        return link;
    }

    public static JsonObject Update(Call call)
    {
        var before = call.Addressed(Kind);
        var after = before.Copy();
        if (call.Given.Flag("active") is { } active) after["active"] = active;
        Apply(call.Given, after);
        call.Given.Accept(WithoutEffect).End();
        call.Turn.Change(before, after, "payment_link.updated");
        return after;
    }

    /// <summary>The session of one visit, or null where the link takes no payment any more.</summary>
    public static JsonObject? Visit(Turn turn, JsonObject link, string origin)
    {
        var paid = turn.All(Sessions.Kind, ("payment_link", link.Id()), ("status", "complete")).Count();
        if (!link.Flag("active") || link["restrictions"]?["completed_sessions"]?["limit"]?.GetValue<long>() <= paid) return null;
        var session = Sessions.Begin(turn, origin, link["_lines"]!.DeepClone().AsArray());
        (session["payment_link"], session["customer_creation"], session["metadata"]) = (link.Id(), link.Text("customer_creation"), link["metadata"]!.DeepClone());
        session["success_url"] = link["after_completion"]?["redirect"]?["url"]?.GetValue<string>();
        if (link["payment_intent_data"]?["metadata"] is { } metadata) session["_intent"]!["metadata"] = metadata.DeepClone();
        Sessions.Insert(turn, session);
        return session;
    }

    private static void Apply(Params given, JsonObject link)
    {
        link["metadata"] = given.Metadata(link["metadata"]!.AsObject());
        if (given.OneOf("customer_creation", "always", "if_required") is { } creation) link["customer_creation"] = creation;
        if (given.Has("inactive_message")) link["inactive_message"] = Addresses.Unset(given.Text("inactive_message", 500));
        if (given.Group("payment_intent_data") is { } intent)
        {
            intent.Accept("setup_future_usage", "statement_descriptor", "statement_descriptor_suffix", "transfer_group", "capture_method");
            link["payment_intent_data"] = new JsonObject { ["description"] = intent.Filled("description"), ["metadata"] = intent.Metadata() };
        }
        if (given.Group("after_completion") is { } completion) link["after_completion"] = Completion(completion);
        if (given.Group("restrictions") is { } restrictions)
            link["restrictions"] = new JsonObject { ["completed_sessions"] = new JsonObject { ["count"] = 0L, ["limit"] = restrictions.Group("completed_sessions")?.Number("limit", 1) ?? throw StripeError.MissingParam("restrictions[completed_sessions][limit]") } };
    }

    private static JsonObject Completion(Params given) => given.OneOf("type", "hosted_confirmation", "redirect") == "redirect"
        ? new() { ["redirect"] = new JsonObject { ["url"] = given.Group("redirect")?.Need("url") ?? throw StripeError.MissingParam("after_completion[redirect]") }, ["type"] = "redirect" }
        : new() { ["hosted_confirmation"] = new JsonObject { ["custom_message"] = given.Group("hosted_confirmation")?.Filled("custom_message") }, ["type"] = "hosted_confirmation" };
}
