using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

internal static class Accounts
{
    public static JsonObject Own(Call call) => new()
    {
        ["id"] = call.Turn.Account, ["object"] = "account", ["business_type"] = "company", ["charges_enabled"] = true, ["country"] = "US", ["created"] = 1700000000L,
        ["default_currency"] = "usd", ["details_submitted"] = true, ["email"] = "simulator@example.com", ["payouts_enabled"] = true, ["type"] = "standard",
        ["settings"] = new JsonObject { ["dashboard"] = new JsonObject { ["display_name"] = "Stripe simulator", ["timezone"] = "Etc/UTC" } },
    };

    /// <summary>Everything paid and not refunded, by currency.</summary>
    public static JsonObject Balance(Call call)
    {
        var available = new JsonArray();
        foreach (var (currency, amount) in call.Turn.Rows("""
            select json_extract(body, '$.currency'), sum(json_extract(body, '$.amount') - json_extract(body, '$.amount_refunded')) from object
            where account = $account and kind = 'charge' and json_extract(body, '$.paid') and not json_extract(body, '$.disputed') group by 1 order by 1
            """, ("$account", call.Turn.Account)).Select(r => (r.GetString(0), r.GetInt64(1))))
            available.Add(new JsonObject { ["amount"] = amount, ["currency"] = currency, ["source_types"] = new JsonObject { ["card"] = amount } });
        return new() { ["object"] = "balance", ["available"] = available, ["livemode"] = false, ["pending"] = new JsonArray() };
    }
}
