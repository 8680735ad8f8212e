using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Paying;

/// <summary>How a payment by these means goes.</summary>
internal enum Course { Succeeds, Declines, Authenticates, SucceedsLater, FailsLater }

/// <summary>A card or an account to pay with, with Stripe's own test numbers.</summary>
internal sealed record Means(string Number, string Label, Course Course)
{
    public static IReadOnlyList<Means> All { get; } =
    [
        new("4242424242424242", "Card that pays", Course.Succeeds),
        new("4000000000000002", "Card that is declined", Course.Declines) { Code = "card_declined", DeclineCode = "generic_decline", Message = "Your card was declined." },
        new("4000000000009995", "Card without enough funds", Course.Declines) { Code = "card_declined", DeclineCode = "insufficient_funds", Message = "Your card has insufficient funds." },
        new("4000000000003220", "Card that asks for 3-D Secure", Course.Authenticates) { Code = "payment_intent_authentication_failure", Message = "We are unable to authenticate your payment method. Please choose a different payment method and try again." },
        new("000123456789", "Bank account that pays later", Course.SucceedsLater),
        new("000111111116", "Bank account that fails later", Course.FailsLater) { Code = "payment_intent_payment_attempt_failed", Message = "The customer's bank account has been closed." },
        new("4000000000000259", "Card that pays and is disputed", Course.Succeeds) { IsDisputed = true },
        new("4000000000007726", "Card whose refunds arrive later", Course.Succeeds) { RefundsLater = true },
        new("4000000000005126", "Card whose refunds fail later", Course.Succeeds) { RefundFails = true },
    ];

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Message { get; init; }

    public bool IsDisputed { get; init; }

    public bool RefundsLater { get; init; }

    public bool RefundFails { get; init; }

    public bool RefundEnds => RefundsLater || RefundFails;

    public bool IsBank => Course is Course.SucceedsLater or Course.FailsLater;

    /// <summary>By number, with or without blanks.</summary>
    public static Means? Find(string? number) => All.FirstOrDefault(m => m.Number == number?.Replace(" ", "", StringComparison.Ordinal));

    public static Means Of(JsonObject charge) => Find(charge.Text("_means"))!;

    public JsonObject Details() => IsBank
        ? new()
        {
            ["type"] = "us_bank_account",
            ["us_bank_account"] = new JsonObject { ["account_holder_type"] = "company", ["account_type"] = "checking", ["bank_name"] = "STRIPE TEST BANK", ["fingerprint"] = "SimulatorBank000", ["last4"] = Number[^4..], ["routing_number"] = "110000000" },
        }
        : new()
        {
            ["type"] = "card",
            ["card"] = new JsonObject
            {
                ["brand"] = "visa", ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = "pass" }, ["country"] = "US",
                ["exp_month"] = 12L, ["exp_year"] = 2034L, ["fingerprint"] = "SimulatorCard000", ["funding"] = "credit", ["installments"] = null, ["last4"] = Number[^4..],
                ["mandate"] = null, ["network"] = "visa", ["network_token"] = new JsonObject { ["used"] = false }, ["three_d_secure"] = null, ["wallet"] = null,
            },
        };
}
