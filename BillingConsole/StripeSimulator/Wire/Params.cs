using System.Globalization;
using System.Text.Json.Nodes;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>
/// What a request gave, read by name. Nothing given is null; the empty text means "unset"; and whatever nobody asked for by
/// the time of <see cref="End"/> is an unknown parameter.
/// </summary>
internal sealed class Params(FormNode node, string? path = null)
{
    private readonly HashSet<string> known = [];
    private readonly List<Params> inner = [];

    public IEnumerable<string> Names => node.Members.Keys;

    public bool Has(string name) => Node(name) is not null;

    /// <summary>True for <c>name=</c>, which unsets.</summary>
    public bool Unsets(string name) => Node(name) is { Text: "", Members.Count: 0 };

    public bool IsGroup(string name) => Node(name) is { Members.Count: > 0 };

    public string? Text(string name, int longest = 5000)
    {
        if (Node(name) is not { } found) return null;
        if (found.Members.Count > 0) throw StripeError.Invalid("Invalid string", Named(name));
        var text = found.Text ?? "";
        return text.Length <= longest ? text : throw StripeError.Invalid($"Invalid string: {text[..20]}...{text[^10..]}; must be at most {longest} characters", Named(name));
    }

    /// <summary>A text that cannot be unset.</summary>
    public string? Filled(string name, int longest = 5000) => Text(name, longest) is { } text ? text.Length > 0 ? text : throw StripeError.Empty(Named(name)) : null;

    public string Need(string name, int longest = 5000) => Filled(name, longest) ?? throw StripeError.MissingParam(Named(name));

    public long? Number(string name, long least = long.MinValue, long most = long.MaxValue)
    {
        if (Filled(name) is not { } text) return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) throw StripeError.Invalid($"Invalid integer: {text}", Named(name), "parameter_invalid_integer");
        if (number < least) throw StripeError.Invalid($"This value must be greater than or equal to {least}.", Named(name), "parameter_invalid_integer");
        return number <= most ? number : throw StripeError.Invalid($"This value must be less than or equal to {most}.", Named(name), "parameter_invalid_integer");
    }

    public bool? Flag(string name) => Filled(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw StripeError.Invalid($"Invalid boolean: {other}", Named(name)),
    };

    public string? OneOf(string name, params string[] choices)
    {
        if (Filled(name) is not { } text || choices.Contains(text)) return Text(name);
        var listed = choices.Length == 1 ? choices[0] : $"{string.Join(", ", choices[..^1])}, or {choices[^1]}";
        throw StripeError.Invalid($"Invalid {Named(name)}: must be one of {listed}", Named(name));
    }

    public Params? Group(string name)
    {
        if (Node(name) is not { } found || Unsets(name)) return null;
        if (found.Members.Count == 0) throw StripeError.Invalid("Invalid object", Named(name));
        return Inner(found, Named(name));
    }

    public IReadOnlyList<Params> Items(string name)
    {
        if (Node(name) is not { } found || Unsets(name)) return [];
        if (!found.IsList) throw StripeError.Invalid("Invalid array", Named(name));
        return [.. found.Items.Select((item, at) => Inner(item, $"{Named(name)}[{at}]"))];
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Node(name) is not { } found) return null;
        if (Unsets(name)) return [];
        if (!found.IsList || found.Items.Any(i => i.Text is null)) throw StripeError.Invalid("Invalid array", Named(name));
        return [.. found.Items.Select(i => i.Text!)];
    }

    /// <summary>Accepted as Stripe accepts it, and without effect here.</summary>
    public Params Accept(params string[] names)
    {
        known.UnionWith(names);
        return this;
    }

    public string Named(string name) => path is null ? name : $"{path}[{name}]";

    public void End()
    {
        if (node.Members.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown) throw StripeError.Unknown(Named(unknown));
        foreach (var group in inner) group.End();
    }

    /// <summary>The metadata after this request: keys merge, an empty value deletes one, <c>metadata=</c> deletes all.</summary>
    public JsonObject Metadata(JsonObject? before = null)
    {
        var after = Unsets("metadata") ? [] : before?.DeepClone().AsObject() ?? [];
        if (Group("metadata") is not { } given) return after;
        foreach (var key in given.Names)
        {
            var value = given.Text(key, int.MaxValue)!;
            if (key.Length > 40) throw StripeError.Invalid($"Metadata keys can have up to 40 characters, but you passed in a key that is {key.Length} characters. Invalid key: {key}", Named("metadata"));
            if (value.Length > 500) throw StripeError.Invalid($"Metadata values can have up to 500 characters, but you passed in a value that is {value.Length} characters. Invalid value: {value}", Named("metadata"));
            if (value.Length == 0) after.Remove(key);
            else after[key] = value;
        }
        return after.Count <= 50 ? after : throw StripeError.Invalid($"Metadata can have up to 50 keys, but this object would have {after.Count}.", Named("metadata"));
    }

    private FormNode? Node(string name)
    {
        known.Add(name);
        return node.Members.GetValueOrDefault(name);
    }

    private Params Inner(FormNode found, string at)
    {
        var group = new Params(found, at);
        inner.Add(group);
        return group;
    }
}
