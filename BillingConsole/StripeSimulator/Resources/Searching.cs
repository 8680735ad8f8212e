using System.Globalization;
using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Search: it knows of a change only after a while.</summary>
internal static class Searching
{
    public static JsonObject Customers(Call call)
    {
        var query = SearchQuery.Parse(call.Given.Need("query"));
        var (limit, from) = ((int)(call.Given.Number("limit", 1, 100) ?? 10), Cursor(call.Given.Filled("page")));
        var known = call.Turn.Now - (long)call.SearchLag.TotalSeconds;
        var found = call.Turn.All(Resources.CustomerObjects.Kind).Where(c => c.Number("created") <= known && query.Matches(c)).Skip(from).Take(limit + 1).ToList();
        var more = found.Count > limit;
        return new()
        {
            ["object"] = "search_result", ["data"] = new JsonArray([.. found.Take(limit)]), ["has_more"] = more,
            ["next_page"] = more ? (from + limit).ToString(CultureInfo.InvariantCulture) : null, ["url"] = call.Path,
        };
    }

    private static int Cursor(string? page) =>
        page is null ? 0 : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : throw StripeError.Invalid("Invalid page token.", "page");
}
