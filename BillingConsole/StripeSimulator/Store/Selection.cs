using System.Globalization;

namespace BillingConsole.StripeSimulator.Store;

/// <summary>Which objects, how many and from where.</summary>
internal sealed record Selection(string Kind)
{
    /// <summary>Members that must have these texts, such as <c>customer</c>; a dot leads inwards.</summary>
    public IReadOnlyList<(string Member, string Value)> Members { get; init; } = [];

    /// <summary>Bounds of <c>created</c>, each an operator of SQL and seconds.</summary>
    public IReadOnlyList<(string Operator, long Seconds)> Created { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Of events: whether all deliveries went well, or not.</summary>
    public bool? Delivered { get; init; }

    public long? OlderThan { get; init; }

    public long? NewerThan { get; init; }

    public bool OldestFirst { get; init; }

    public int? Limit { get; init; }

    public (string Sql, (string, object?)[] Values) Sql(string account)
    {
        List<string> where = ["account = $account", "kind = $kind", "deleted = 0"];
        List<(string, object?)> values = [("$account", account), ("$kind", Kind)];
        void And(string condition, object value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"$v{values.Count}");
            where.Add(condition.Replace("$?", name, StringComparison.Ordinal));
            values.Add((name, value));
        }
        foreach (var (member, value) in Members) And($"json_extract(body, '$.{member}') = $?", value);
        foreach (var (bound, seconds) in Created) And($"created {bound} $?", seconds);
        if (Types.Count > 0) And("json_extract(body, '$.type') in (select value from json_each($?))", System.Text.Json.JsonSerializer.Serialize(Types));
        if (Delivered is { } delivered) where.Add($"{(delivered ? "not " : "")}exists (select 1 from delivery d where d.event = id and d.state <> 'delivered' and d.attempts > 0)");
        if (OlderThan is { } older) And("seq < $?", older);
        if (NewerThan is { } newer) And("seq > $?", newer);
        var limit = Limit is { } most ? string.Create(CultureInfo.InvariantCulture, $" limit {most}") : "";
        return ($"select body from object where {string.Join(" and ", where)} order by seq {(OldestFirst ? "asc" : "desc")}{limit}", [.. values]);
    }
}
