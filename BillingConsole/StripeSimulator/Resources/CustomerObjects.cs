using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

internal static partial class CustomerObjects
{
    public const string Kind = "customer";

    /// <summary>A customer of whom nothing is known.</summary>
    private const string Nobody = """
        {"address":null,"balance":0,"currency":null,"default_source":null,"delinquent":false,"description":null,"discount":null,"email":null,"invoice_prefix":null,
         "invoice_settings":{"custom_fields":null,"default_payment_method":null,"footer":null,"rendering_options":null},"metadata":{},"name":null,"next_invoice_sequence":1,
         "phone":null,"preferred_locales":[],"shipping":null,"tax_exempt":"none","test_clock":null}
        """;

    private static readonly string[] WithoutEffect =
        ["business_name", "cash_balance", "default_source", "individual_name", "invoice_prefix", "payment_method", "source", "tax", "test_clock", "validate"];

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "email", "test_clock"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    public static JsonObject Create(Call call)
    {
        var customer = Blank(call.Turn);
        Apply(call.Given, customer);
        var taxIds = call.Given.Items("tax_id_data").Select(t => TaxIds.New(call.Turn, customer.Id(), t)).ToList();
        call.Given.End();
        call.Turn.Create(customer, "customer.created");
        foreach (var taxId in taxIds) call.Turn.Create(taxId, "customer.tax_id.created");
        return customer;
    }

    public static JsonObject Update(Call call)
    {
        var before = call.Living(Kind);
        var after = before.Copy();
        Apply(call.Given, after);
        call.Given.End();
        call.Turn.Change(before, after, "customer.updated");
        return after;
    }

    public static JsonObject Delete(Call call) => Delete(call.Turn, call.Living(Kind));

    public static JsonObject Delete(Turn turn, JsonObject customer)
    {
        var stub = turn.Delete(customer);
        turn.Emit("customer.deleted", customer);
        return stub;
    }

    public static JsonObject Blank(Turn turn)
    {
        var customer = turn.New(Kind, Nobody);
        customer["invoice_prefix"] = StripeId.Random(8).ToUpperInvariant();
        return customer;
    }

    /// <summary>Sets what was given.</summary>
    public static void Apply(Params given, JsonObject customer)
    {
        Set("name", 256);
        Set("phone", 20);
        Set("description", 5000);
        Set("email", 512);
        if (given.Has("email") && customer.Text("email") is { } email && !Email().IsMatch(email)) throw StripeError.Invalid($"Invalid email address: {email}", given.Named("email"), "email_invalid");
        customer["address"] = Addresses.Merge(given, "address", customer["address"]?.AsObject());
        customer["shipping"] = Addresses.Shipping(given, customer["shipping"]?.AsObject());
        customer["metadata"] = given.Metadata(customer["metadata"]!.AsObject());
        if (given.Texts("preferred_locales") is { } locales) customer["preferred_locales"] = JsonReading.ListOf(locales);
        if (given.OneOf("tax_exempt", "exempt", "none", "reverse") is { } exempt) customer["tax_exempt"] = exempt;
        if (given.Number("balance") is { } balance) customer["balance"] = balance;
        if (given.Number("next_invoice_sequence", 1) is { } next) customer["next_invoice_sequence"] = next;
        given.Group("invoice_settings")?.Accept("custom_fields", "default_payment_method", "footer", "rendering_options");
        given.Accept(WithoutEffect);

        void Set(string name, int longest)
        {
            if (given.Has(name)) customer[name] = Addresses.Unset(given.Text(name, longest));
        }
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$")]
    private static partial Regex Email();
}
