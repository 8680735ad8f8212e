using System.Globalization;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

/// <summary>A catalog of every price model, interval, coupon and tax, and deals drawn from it by a seed. The clock stands on 15 April 2026.</summary>
internal sealed class RandomDeals(int seed)
{
    public const string Now = "2026-04-15T12:00:00Z";
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly string[] Currencies = ["USD", "JPY", "KWD"];
    private static readonly string[] Intervals = ["week", "month", "quarter", "half_year", "year"];
    private static readonly string[] Taxes = ["GST", "CITY", "VAT", "STAMP"];
    private static readonly string[] Zones = ["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"];
    private static readonly string[] Models =
    [
        """ "model":"flat","amount":"{0}9" """,
        """ "model":"per_unit","unit_amount":"{0}.123456","quantity":"7" """,
        """ "model":"package","package_amount":"{0}1","package_size":"3","quantity":"10" """,
        """ "model":"graduated","quantity":"25","tiers":[{{"up_to":"5","unit_amount":"{0}"}},{{"up_to":"20","unit_amount":"{0}.5","flat_amount":"2"}},{{"up_to":null,"unit_amount":"0.333333"}}] """,
        """ "model":"volume","quantity":"15","minimum_amount":"40","tiers":[{{"up_to":"10","unit_amount":"{0}"}},{{"up_to":null,"unit_amount":"0.777"}}] """,
    ];

    private static readonly string[] Metered =
    [
        """ "tokens","model":"graduated","feature":"tokens","tiers":[{"up_to":"1000","unit_amount":"0.0123"},{"up_to":"5000","unit_amount":"0.01"},{"up_to":null,"unit_amount":"0.004567"}] """,
        """ "peak","model":"graduated","bucket_pricing":"each","tiers":[{"up_to":"10","unit_amount":"1.5"},{"up_to":null,"unit_amount":"0.75"}] """,
        """ "top","model":"volume","minimum_amount":"5","tiers":[{"up_to":"50","unit_amount":"0.2"},{"up_to":null,"unit_amount":"0.1"}] """,
        """ "calls","model":"package","package_amount":"1.25","package_size":"7","maximum_amount":"30" """,
        """ "spend","model":"percentage","rate":"2.9","fixed_amount":"0.3" """,
    ];

    private readonly Random random = new(seed);

    private string Of(string[] words) => words[random.Next(words.Length)];

    private bool Sometimes(int oneIn) => random.Next(oneIn) == 0;

    private string Number(int most) => random.Next(1, most).ToString(CultureInfo.InvariantCulture);

    public static async Task FillAsync(ConsoleHost host)
    {
        await FillMetersAsync(host);
        foreach (var currency in Currencies)
        {
            for (var p = 0; p < Intervals.Length; p++)
            {
                var metered = Metered.Select((price, m) => $$"""{"code":"{{currency}}-{{p}}-m{{m}}","kind":"usage","meter":{{price}}}""");
                var prices = Models.Select((model, m) => string.Create(CultureInfo.InvariantCulture,
                    $$"""{"code":"{{currency}}-{{p}}-{{m}}","kind":"recurring","timing":"{{((p + m) % 2 == 0 ? "advance" : "arrears")}}",{{string.Format(CultureInfo.InvariantCulture, model, p + m + 1)}}}"""));
                (await host.PostAsync("/plans", $$"""
                    {"code":"{{currency}}-{{p}}","name":"Plan","currency":"{{currency}}","interval":"{{Intervals[p]}}","prices":[{{string.Join(',', prices)}},{{string.Join(',', metered)}},{"code":"{{currency}}-{{p}}-once","kind":"one_time","model":"flat","amount":"77"}],
                     "entitlements":[{"feature":"tokens","limit":"400"}]}
                    """)).Expect(201);
            }
            (await host.PostAsync("/add-ons", $$"""{"code":"{{currency}}-more","name":"More","currency":"{{currency}}","interval":"month","prices":[{"code":"{{currency}}-more","kind":"recurring","model":"flat","amount":"13"}]}""")).Expect(201);
            (await host.PostAsync("/add-ons", $$"""{"code":"{{currency}}-setup","name":"Setup","currency":"{{currency}}","interval":"month","cadence":"one_time","prices":[{"code":"{{currency}}-setup","kind":"recurring","model":"per_unit","unit_amount":"5.5"}]}""")).Expect(201);
            (await host.PostAsync("/coupons", $$"""{"code":"{{currency}}-OFF","name":"Off","kind":"fixed","amount_off":"25","currency":"{{currency}}","duration":"repeating","duration_in_periods":2}""")).Expect(201);
            (await host.PostAsync("/coupons", $$"""{"code":"{{currency}}-LINE","name":"Line","kind":"percentage","percent_off":"12.5","duration":"forever","applies_to":{"prices":["{{currency}}-1-1","{{currency}}-2-0"]} }""")).Expect(201);
        }
        (await host.PostAsync("/coupons", new { code = "ONCE", name = "Once", kind = "percentage", percent_off = "33.33", duration = "once" })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "GST", name = "GST", kind = "percentage", rate = "18" })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "CITY", name = "City", kind = "percentage", rate = "2.125" })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "VAT", name = "VAT", kind = "percentage", rate = "19", inclusive = true })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "STAMP", name = "Stamp", kind = "fixed", amount = "3", currency = "USD" })).Expect(201);
    }

    private static async Task FillMetersAsync(ConsoleHost host)
    {
        (await host.PostAsync("/meters", """{"code":"tokens","name":"Tokens","event_type":"request","aggregation":"sum","value_property":"tokens"}""")).Expect(201);
        (await host.PostAsync("/meters", """{"code":"peak","name":"Peak","event_type":"request","aggregation":"max","value_property":"level","bucket":"hour"}""")).Expect(201);
        (await host.PostAsync("/meters", """{"code":"top","name":"Top","event_type":"request","aggregation":"max","value_property":"level"}""")).Expect(201);
        (await host.PostAsync("/meters", """{"code":"calls","name":"Calls","event_type":"request","aggregation":"count"}""")).Expect(201);
        (await host.PostAsync("/meters", """{"code":"spend","name":"Spend","event_type":"request","aggregation":"sum","value_property":"spend"}""")).Expect(201);
        (await host.PostAsync("/features", """{"code":"tokens","name":"Tokens","kind":"metered","meter":"tokens"}""")).Expect(201);
    }

    /// <summary>Requests of this customer over the 45 days before today, at any moment of the day.</summary>
    public IEnumerable<string> Usage(string customer)
    {
        var now = DateTimeOffset.Parse(Now, CultureInfo.InvariantCulture);
        for (var i = 0; i < 20; i++)
        {
            var at = now.AddMinutes(-random.Next(45 * 24 * 60));
            yield return $$"""{ "id":"{{customer}}-{{i}}","source":"drawn","type":"request","subject":"{{customer}}","time":"{{at:yyyy-MM-ddTHH:mm:ssZ}}","data":{"tokens":"{{random.Next(2000)}}.{{Number(999)}}","level":"{{random.Next(90)}}.5","spend":"{{Number(400)}}.{{Number(99)}}"} }""";
        }
    }

    public (string Customer, string Deal) Next(string name)
    {
        var currency = Of(Currencies);
        var plan = random.Next(Intervals.Length);
        var terms = new List<string> { $"\"starts_on\":\"{Today.AddDays(-random.Next(45)):yyyy-MM-dd}\"" };
        if (Sometimes(3)) terms.Add("\"billing_cycle\":\"calendar\"");
        else if (Sometimes(2)) terms.Add($"\"anchor_day\":{random.Next(1, 32)}");
        if (Sometimes(4)) terms.Add($"\"trial_days\":{random.Next(1, 30)}");
        if (Sometimes(4)) terms.Add($"\"ends_on\":\"{Today.AddDays(random.Next(5, 90)):yyyy-MM-dd}\"");
        if (Sometimes(4) && plan > 0) terms.Add($"\"interval\":\"{Intervals[plan]}\",\"interval_count\":{random.Next(1, 4)}");
        if (Sometimes(4)) terms.Add($"\"commitment\":{{\"amount\":\"{Number(900)}\"{(Sometimes(2) ? ",\"overage_factor\":\"1.5\"" : "")}}}");
        if (Sometimes(2)) terms.Add($"\"overrides\":[{Override(currency, plan)}]");
        if (Sometimes(2)) terms.Add($"\"quantities\":{{\"{currency}-{plan}-1\":\"{Number(50)}\",\"{currency}-{plan}-3\":\"{Number(50)}\"}}");
        var coupons = new[] { $"{currency}-OFF", $"{currency}-LINE", "ONCE" }.Where(_ => Sometimes(3)).Select(c => $"\"{c}\"");
        var taxes = Taxes.Where(_ => Sometimes(3)).Select(c => $"\"{c}\"");
        var addOns = new[] { $"{currency}-more", $"{currency}-setup" }.Where(_ => Sometimes(3)).Select(a => $"{{\"add_on\":\"{a}\",\"quantity\":\"{Number(5)}\"}}");
        return (
            $$"""{"external_id":"{{name}}","name":"{{name}}","currency":"{{currency}}","time_zone":"{{Of(Zones)}}","tax_exempt":{{(Sometimes(9) ? "true" : "false")}}}""",
            $$"""{"customer":"{{name}}","plan":"{{currency}}-{{plan}}",{{string.Join(',', terms)}},"coupons":[{{string.Join(',', coupons)}}],"taxes":[{{string.Join(',', taxes)}}],"add_ons":[{{string.Join(',', addOns)}}]}""");
    }

    private string Override(string currency, int plan)
    {
        var model = random.Next(Models.Length);
        var change = model switch
        {
            0 => $"\"amount\":\"{Number(200)}\"",
            1 => $"\"unit_amount\":\"0.{Number(99999)}\"",
            2 => $"\"package_amount\":\"{Number(40)}\",\"package_size\":\"4\"",
            3 => $"\"tiers\":[{{\"up_to\":\"8\",\"unit_amount\":\"{Number(9)}\"}},{{\"up_to\":null,\"unit_amount\":\"0.25\"}}]",
            _ => $"\"minimum_amount\":\"{Number(60)}\",\"maximum_amount\":\"{60 + random.Next(60)}\"",
        };
        var days = Sometimes(3) ? $",\"starts_on\":\"{Today.AddDays(-random.Next(30)):yyyy-MM-dd}\"" : "";
        return $"{{\"price\":\"{currency}-{plan}-{model}\",\"reason\":\"drawn\",{change}{days}}}";
    }
}
