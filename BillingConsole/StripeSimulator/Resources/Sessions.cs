using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Checkout Sessions of mode payment. The lines stand in <c>_lines</c>, what is meant for the payment intent in <c>_intent</c>.</summary>
internal static class Sessions
{
    public const string Kind = "checkout.session";

    private const long Shortest = 30 * 60;
    private const long Longest = 24 * 3600;

    /// <summary>A session before anything is known of it.</summary>
    private const string Blank = """
        {"adaptive_pricing":{"enabled":false},"after_expiration":null,"allow_promotion_codes":null,"amount_subtotal":0,"amount_total":0,
         "automatic_tax":{"enabled":false,"liability":null,"provider":null,"status":null},"billing_address_collection":null,"cancel_url":null,"client_reference_id":null,
         "client_secret":null,"collected_information":null,"consent":null,"consent_collection":null,"currency":null,"currency_conversion":null,"custom_fields":[],
         "custom_text":{"after_submit":null,"shipping_address":null,"submit":null,"terms_of_service_acceptance":null},"customer":null,"customer_creation":null,
         "customer_details":null,"customer_email":null,"discounts":[],"expires_at":0,"invoice":null,
         "invoice_creation":{"enabled":false,"invoice_data":{"account_tax_ids":null,"custom_fields":null,"description":null,"footer":null,"metadata":{},"rendering_options":null}},
         "locale":null,"metadata":{},"mode":"payment","payment_intent":null,"payment_link":null,"payment_method_collection":"if_required","payment_method_options":{},
         "payment_method_types":["card","us_bank_account"],"payment_status":"unpaid","phone_number_collection":{"enabled":false},"recovered_from":null,
         "saved_payment_method_options":null,"setup_intent":null,"shipping_address_collection":null,"shipping_cost":null,"shipping_options":[],"status":"open",
         "submit_type":null,"subscription":null,"success_url":null,"total_details":{"amount_discount":0,"amount_shipping":0,"amount_tax":0},"ui_mode":"hosted_page",
         "url":null,"wallet_options":null}
        """;

    private static readonly string[] WithoutEffect =
    [
        "adaptive_pricing", "after_expiration", "allow_promotion_codes", "automatic_tax", "billing_address_collection", "branding_settings", "consent_collection", "currency",
        "custom_text", "customer_update", "invoice_creation", "payment_method_collection", "payment_method_options", "phone_number_collection", "saved_payment_method_options",
        "shipping_address_collection", "tax_id_collection", "wallet_options", "excluded_payment_method_types", "origin_context",
    ];

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "customer", "payment_intent", "payment_link", "status"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    public static JsonObject LineItems(Call call) => Paging.List(call.Path, call.Addressed(Kind)["_lines"]!.AsArray().Select(l => l!.AsObject().Copy()));

    public static JsonObject Create(Call call)
    {
        var (turn, given) = (call.Turn, call.Given);
        if (given.OneOf("mode", "payment", "setup", "subscription") is var mode && mode != "payment")
            throw mode is null ? StripeError.MissingParam("mode") : StripeError.Invalid("The simulator takes sessions of mode payment only.", "mode");
        given.OneOf("ui_mode", "hosted_page", "hosted");
        var session = Begin(turn, call.Origin, SessionLines.Read(turn, given));
        session["success_url"] = given.Need("success_url");
        session["cancel_url"] = given.Filled("cancel_url");
        session["client_reference_id"] = given.Filled("client_reference_id", 200);
        session["locale"] = given.Filled("locale");
        session["submit_type"] = given.Filled("submit_type");
        session["metadata"] = given.Metadata();
        session["_intent"] = Intent(given);
        if (given.Texts("payment_method_types") is { Count: > 0 } types) session["payment_method_types"] = JsonReading.ListOf(types);
        SetCustomer(turn, given, session);
        SetExpiry(turn, given, session);
        given.Accept(WithoutEffect).End();
        Insert(turn, session);
        return session;
    }

    /// <summary>An open session over these lines, not yet kept.</summary>
    public static JsonObject Begin(Turn turn, string origin, JsonArray lines)
    {
        var session = turn.New(Kind, Blank);
        var total = lines.Sum(l => l!["amount_total"]!.GetValue<long>());
        (session["amount_subtotal"], session["amount_total"]) = (total, total);
        session["currency"] = lines[0]!["currency"]!.GetValue<string>();
        if (total == 0) session["payment_status"] = "no_payment_required";
        session["expires_at"] = turn.Now + Longest;
        session["url"] = $"{origin}{SimulatorAddresses.Pay(session.Id())}";
        (session["_lines"], session["_intent"]) = (lines, new JsonObject { ["metadata"] = new JsonObject() });
        return session;
    }

    public static void Insert(Turn turn, JsonObject session)
    {
        turn.Insert(session);
        Steps.Plan(turn, session.Number("expires_at"), Steps.Expire, session.Id());
    }

    public static JsonObject Expire(Call call)
    {
        var session = call.Addressed(Kind);
        call.Given.End();
        if (session.Text("status") != "open")
            throw StripeError.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.Text("status")}`.", "session");
        return Expire(call.Turn, session);
    }

    public static JsonObject Expire(Turn turn, JsonObject session)
    {
        (session["status"], session["url"]) = ("expired", null);
        turn.Save(session);
        if (session.Text("payment_intent") is { } id && turn.Find(id) is { } intent && intent.Text("status") is "requires_payment_method" or "requires_action") PaymentIntents.Cancel(turn, intent);
        turn.Emit("checkout.session.expired", session);
        return session;
    }

    private static JsonObject Intent(Params given)
    {
        var intent = given.Group("payment_intent_data");
        intent?.OneOf("capture_method", "automatic", "automatic_async");
        intent?.Accept("setup_future_usage", "shipping", "statement_descriptor", "statement_descriptor_suffix", "transfer_group");
        return new()
        {
            ["metadata"] = intent?.Metadata() ?? [], ["description"] = intent?.Filled("description"), ["receipt_email"] = intent?.Filled("receipt_email"),
        };
    }

    private static void SetCustomer(Turn turn, Params given, JsonObject session)
    {
        var (id, email) = (given.Filled("customer"), given.Filled("customer_email"));
        if (id is not null && email is not null) throw StripeError.Invalid("You may only specify one of these parameters: customer, customer_email.", "customer_email");
        var creation = given.OneOf("customer_creation", "always", "if_required");
        session["customer_email"] = email;
        session["customer_creation"] = id is null ? creation ?? "if_required" : null;
        if (id is null) return;
        var customer = turn.Referred(CustomerObjects.Kind, id, "customer");
        session["customer"] = id;
        session["customer_details"] = PaymentIntents.Payer(customer, customer.Text("email"), customer.Text("name"));
    }

    private static void SetExpiry(Turn turn, Params given, JsonObject session)
    {
        if (given.Number("expires_at") is not { } expires) return;
        if (expires < turn.Now + Shortest) throw StripeError.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at");
        if (expires > turn.Now + Longest) throw StripeError.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at");
        session["expires_at"] = expires;
    }
}
