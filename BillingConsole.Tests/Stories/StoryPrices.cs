namespace BillingConsole.Tests.Stories;

/// <summary>
/// A price: <c>base flat 49.00 arrears</c>, <c>memory_gb per_unit 0.10</c>, <c>calls graduated 5:0 10:2 *:3</c>,
/// <c>sms package 1.00 per 100</c>, <c>volume_fee percentage 2.5</c>; then any of arrears, once, min, max, each, of FEATURE.
/// A price that is not flat is metered by the meter of its own name.
/// </summary>
internal static class StoryPrices
{
    public static Dictionary<string, object?> Read(Words words)
    {
        var (code, model) = (words.Next(), words.Next());
        var price = new Dictionary<string, object?> { ["code"] = code, ["name"] = code, ["model"] = model, ["kind"] = model == "flat" ? "recurring" : "usage" };
        if (model != "flat") price["meter"] = code;
        switch (model)
        {
            case "flat": price["amount"] = words.Next(); break;
            case "per_unit": price["unit_amount"] = words.Next(); break;
            case "percentage": price["rate"] = words.Next(); break;
            case "package":
                price["package_amount"] = words.Next();
                words.Take("per");
                price["package_size"] = words.Next();
                break;
            default: price["tiers"] = Tiers(words); break;
        }
        Options(price, words);
        return price;
    }

    public static List<object> Tiers(Words words)
    {
        var tiers = new List<object>();
        while (true)
        {
            var parts = words.Next().Split(':');
            tiers.Add(new { up_to = parts[0] == "*" ? null : parts[0], unit_amount = parts[1], flat_amount = parts.Length > 2 ? parts[2] : null });
            if (parts[0] == "*") return tiers;
        }
    }

    private static void Options(Dictionary<string, object?> price, Words words)
    {
        while (words.Any)
            switch (words.Next())
            {
                case "arrears": price["timing"] = "arrears"; break;
                case "once": price["kind"] = "one_time"; break;
                case "seats":
                    (price["kind"], price["quantity"]) = ("recurring", words.Next());
                    price.Remove("meter");
                    break;
                case "min": price["minimum_amount"] = words.Next(); break;
                case "max": price["maximum_amount"] = words.Next(); break;
                case "each": price["bucket_pricing"] = "each"; break;
                case "metered": price["meter"] = words.Next(); break;
                case "of": price["feature"] = words.Next(); break;
                case var other: throw new InvalidOperationException($"A price knows no '{other}'.");
            }
    }
}

/// <summary>
/// The words after <c>subscribe CUSTOMER</c>: the plan (<c>-</c> for none), then any of override, coupon, tax, every, calendar, anchor,
/// trial, from, until, quantity, commit, with (an add-on), entitle, phase.
/// </summary>
internal static class StoryDeals
{
    public static Dictionary<string, object?> Read(Words words, string date)
    {
        var body = new Dictionary<string, object?> { ["plan"] = words.Take("-") ? null : words.Next(), ["starts_on"] = date };
        var (overrides, coupons, taxes, quantities) = (new List<object>(), new List<string>(), new List<string>(), new Dictionary<string, string>());
        var (addOns, phases) = (new List<object>(), new List<object>());
        while (words.Any)
            switch (words.Next())
            {
                case "override": overrides.Add(Override(words)); break;
                case "coupon": coupons.Add(words.Next()); break;
                case "tax": taxes.Add(words.Next()); break;
                case "every":
                    if (words.PeekIsNumber()) body["interval_count"] = words.Number();
                    body["interval"] = words.Next();
                    break;
                case "with": addOns.Add(AddOn(words)); break;
                case "entitle": body["entitlements"] = new[] { new { feature = words.Next(), limit = words.Next(), hard_limit = words.Take("hard") } }; break;
                case "phase": phases.Add(Phase(words)); break;
                case "calendar": body["billing_cycle"] = "calendar"; break;
                case "anchor": body["anchor_day"] = words.Number(); break;
                case "trial": body["trial_days"] = words.Number(); break;
                case "from": body["starts_on"] = words.Next(); break;
                case "until": body["ends_on"] = words.Next(); break;
                case "quantity": quantities[words.Next()] = words.Next(); break;
                case "commit": body["commitment"] = new { amount = words.Next(), interval = words.Next(), overage_factor = words.Take("factor") ? words.Next() : null }; break;
                case var other: throw new InvalidOperationException($"A deal knows no '{other}'.");
            }
        (body["overrides"], body["coupons"], body["taxes"], body["quantities"]) = (overrides, coupons, taxes, quantities);
        (body["add_ons"], body["phases"]) = (addOns, phases);
        return body;
    }

    public static object AddOn(Words words) => new { add_on = words.Next(), quantity = words.PeekIsNumber() ? words.Next() : "1" };

    private static Dictionary<string, object> Phase(Words words)
    {
        var phase = new Dictionary<string, object> { ["starts_on"] = words.Next() };
        if (words.Take("override")) phase["overrides"] = new[] { Override(words) };
        if (words.Take("coupon")) phase["coupons"] = new[] { words.Next() };
        return phase;
    }

    /// <summary><c>base amount 60 ending 2026-02-28</c>, <c>calls tiers 10:0 *:2</c>; without a field it is the unit amount.</summary>
    public static Dictionary<string, object?> Override(Words words)
    {
        var layer = new Dictionary<string, object?> { ["price"] = words.Next(), ["reason"] = "negotiated" };
        var field = words.Next();
        if (field is "amount" or "unit_amount" or "included" or "minimum_amount" or "maximum_amount" or "package_amount" or "package_size") layer[field] = words.Next();
        else if (field == "tiers") layer[field] = StoryPrices.Tiers(words);
        else layer["unit_amount"] = field;
        if (words.Take("ending")) layer["ends_on"] = words.Next();
        return layer;
    }
}
