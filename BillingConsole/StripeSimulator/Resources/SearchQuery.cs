using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Stripe's query language: <c>email:'a@b.c' AND metadata['k']:'v'</c>, all with AND or all with OR.</summary>
internal sealed partial record SearchQuery(IReadOnlyList<SearchQuery.Clause> Clauses, bool IsEither)
{
    private static readonly string[] Fields = ["created", "email", "name", "phone"];

    public static SearchQuery Parse(string text)
    {
        List<Clause> clauses = [];
        List<string> joins = [];
        for (var at = 0; at < text.Length;)
        {
            var match = OneClause().Match(text, at);
            if (!match.Success || match.Index != at) throw Refuse(text);
            clauses.Add(Read(match, text));
            at += match.Length;
            if (match.Groups["join"].Success) joins.Add(match.Groups["join"].Value.ToUpperInvariant());
            else if (at < text.Length) throw Refuse(text);
        }
        if (clauses.Count == 0 || joins.Distinct().Count() > 1 || joins.Count != clauses.Count - 1) throw Refuse(text);
        return new(clauses, joins.Contains("OR"));
    }

    public bool Matches(JsonObject thing) => IsEither ? Clauses.Any(c => c.Matches(thing)) : Clauses.All(c => c.Matches(thing));

    private static Clause Read(Match match, string text)
    {
        var key = match.Groups["key"].Success ? match.Groups["key"].Value : null;
        var field = match.Groups["field"].Value;
        if (key is null && !Fields.Contains(field)) throw StripeError.Invalid($"Field `{field}` is an unsupported search field for resource `customers`. See http://stripe.com/docs/search#query-fields-for-customers for a list of supported fields.", "query");
        var value = match.Groups["text"].Success ? match.Groups["text"].Value.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal) : match.Groups["bare"].Value;
        return new(field, key, match.Groups["op"].Value, value == "null" ? null : value, match.Groups["not"].Success);
    }

    private static StripeError Refuse(string text) => StripeError.Invalid($"We were unable to parse your search query: {text}. Try using the format `metadata[\"key\"]:\"value\"` to query for metadata or key:\"value\" to query for other fields.", "query");

    [GeneratedRegex("""\s*(?<not>-)?(?<field>\w+)(\[["'](?<key>[^\]]*)["']\])?(?<op>:|~|>=|<=|>|<)((?<quote>["'])(?<text>(\\.|(?!\k<quote>).)*)\k<quote>|(?<bare>[\w.]+))\s*((?<join>AND|OR|and|or)\s+)?""")]
    private static partial Regex OneClause();

    /// <param name="Key">Of metadata.</param>
    /// <param name="Value">Null where the thing must have none.</param>
    internal sealed record Clause(string Field, string? Key, string Operator, string? Value, bool IsNot)
    {
        public bool Matches(JsonObject thing) => Holds(Key is null ? thing[Field] : thing["metadata"]?[Key]) != IsNot;

        private bool Holds(JsonNode? value) => (Operator, value) switch
        {
            (":", null) => Value is null,
            (_, null) => false,
            (":", _) => string.Equals(value.ToString(), Value, StringComparison.OrdinalIgnoreCase),
            ("~", _) => Value is { Length: >= 3 } && value.ToString().Contains(Value, StringComparison.OrdinalIgnoreCase),
            _ => long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound) && long.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number)
                && Operator switch { ">" => number > bound, "<" => number < bound, ">=" => number >= bound, _ => number <= bound },
        };
    }
}
