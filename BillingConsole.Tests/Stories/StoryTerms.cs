namespace BillingConsole.Tests.Stories;

/// <summary>
/// Taxes and coupons: <c>tax VAT 19% inclusive default country DE from 2026-01-01 until 2026-02-28</c>, <c>tax STAMP 2.00 USD</c>;
/// <c>coupon TEN 10% repeating 3 cap 5 on PRICE plan PLAN add-on ADDON from DAY until DAY</c>, <c>coupon FIVE 5.00 USD once</c>.
/// </summary>
internal static class StoryTerms
{
    public static Dictionary<string, object?> Tax(Words words)
    {
        var (code, amount) = (words.Next(), words.Next());
        var tax = new Dictionary<string, object?> { ["code"] = code, ["name"] = code };
        if (amount.EndsWith('%')) (tax["kind"], tax["rate"]) = ("percentage", amount.TrimEnd('%'));
        else (tax["kind"], tax["amount"], tax["currency"]) = ("fixed", amount, words.Next());
        while (words.Any)
            switch (words.Next())
            {
                case "inclusive": tax["inclusive"] = true; break;
                case "default": tax["default"] = true; break;
                case "country": tax["country"] = words.Next(); break;
                case "from": tax["starts_on"] = words.Next(); break;
                case "until": tax["ends_on"] = words.Next(); break;
                case var other: throw new InvalidOperationException($"A tax knows no '{other}'.");
            }
        return tax;
    }

    public static Dictionary<string, object?> Coupon(Words words)
    {
        var (code, amount) = (words.Next(), words.Next());
        var coupon = new Dictionary<string, object?> { ["code"] = code, ["name"] = code };
        if (amount.EndsWith('%')) (coupon["kind"], coupon["percent_off"]) = ("percentage", amount.TrimEnd('%'));
        else (coupon["kind"], coupon["amount_off"], coupon["currency"]) = ("fixed", amount, words.Next());
        coupon["duration"] = words.Next();
        if (words.PeekIsNumber()) coupon["duration_in_periods"] = words.Number();
        var reach = new Dictionary<string, string[]>();
        while (words.Any)
            switch (words.Next())
            {
                case "cap": coupon["max_redemptions"] = words.Number(); break;
                case "on": reach["prices"] = [words.Next()]; break;
                case "plan": reach["plans"] = [words.Next()]; break;
                case "add-on": reach["add_ons"] = [words.Next()]; break;
                case "from": coupon["starts_on"] = words.Next(); break;
                case "until": coupon["ends_on"] = words.Next(); break;
                case var other: throw new InvalidOperationException($"A coupon knows no '{other}'.");
            }
        if (reach.Count > 0) coupon["applies_to"] = reach;
        return coupon;
    }
}
