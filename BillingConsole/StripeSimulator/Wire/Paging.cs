using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>Lists: newest first, a cursor either way, and bounds of <c>created</c>.</summary>
internal static class Paging
{
    private static readonly (string Name, string Operator)[] Bounds = [("gt", ">"), ("gte", ">="), ("lt", "<"), ("lte", "<=")];

    /// <summary>Answers the page of this selection that the request asks for.</summary>
    public static JsonObject Page(this Call call, Selection selection)
    {
        var given = call.Given;
        var limit = (int)(given.Number("limit", 1, 100) ?? 10);
        var (after, before) = (given.Filled("starting_after"), given.Filled("ending_before"));
        if (after is not null && before is not null) throw StripeError.Invalid("Received both starting_after and ending_before parameters. Please pass in only one.");
        var found = call.Turn.Some(selection with
        {
            Created = [.. selection.Created, .. Created(given)],
            OlderThan = Seq(call, selection.Kind, after, "starting_after"),
            NewerThan = Seq(call, selection.Kind, before, "ending_before"),
            OldestFirst = before is not null,
            Limit = limit + 1,
        }).ToList();
        var page = found.Take(limit);
        return List(call.Path, before is null ? page : page.Reverse(), found.Count > limit);
    }

    public static JsonObject List(string url, IEnumerable<JsonObject> things, bool hasMore = false) =>
        new() { ["object"] = "list", ["data"] = new JsonArray([.. things]), ["has_more"] = hasMore, ["url"] = url };

    private static IEnumerable<(string, long)> Created(Params given)
    {
        if (!given.Has("created")) return [];
        if (!given.IsGroup("created")) return [("=", given.Number("created")!.Value)];
        var range = given.Group("created")!;
        return [.. Bounds.Where(b => range.Has(b.Name)).Select(b => (b.Operator, range.Number(b.Name)!.Value))];
    }

    private static long? Seq(Call call, string kind, string? id, string param) =>
        id is null ? null : call.Turn.SeqOf(kind, id) ?? throw StripeError.NoSuch(kind, id, param, inAddress: false);
}
