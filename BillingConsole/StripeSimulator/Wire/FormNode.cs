using System.Globalization;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>A form as a tree: <c>address[line1]=x&amp;expand[0]=tax</c>. A node is a text or has members; a list has numbers as names.</summary>
internal sealed class FormNode
{
    private const int Deepest = 8;
    private readonly Dictionary<string, FormNode> members = new(StringComparer.Ordinal);

    public string? Text { get; private set; }

    public IReadOnlyDictionary<string, FormNode> Members => members;

    public IEnumerable<FormNode> Items => members.OrderBy(m => int.TryParse(m.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : int.MaxValue).Select(m => m.Value);

    public bool IsList => members.Count > 0 && members.Keys.All(k => int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <summary>Reads <c>application/x-www-form-urlencoded</c>, of a body or of a query.</summary>
    public static FormNode Parse(string form)
    {
        var root = new FormNode();
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = cut < 0 ? (pair, "") : (pair[..cut], pair[(cut + 1)..]);
            root.Put(Path(Decoded(name)), Decoded(value));
        }
        return root;
    }

    private void Put(IReadOnlyList<string> path, string value)
    {
        var at = this;
        foreach (var segment in path)
        {
            var name = segment.Length == 0 ? at.members.Count.ToString(CultureInfo.InvariantCulture) : segment;
            if (at.Text is { Length: > 0 }) throw StripeError.Invalid("Invalid hash", Named(path));
            if (!at.members.TryGetValue(name, out var next)) at.members[name] = next = new();
            at = next;
        }
        if (at.members.Count > 0 && value.Length > 0) throw StripeError.Invalid("Invalid string", Named(path));
        at.Text = value;
    }

    private static List<string> Path(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return [name];
        List<string> path = [name[..open]];
        while (open < name.Length)
        {
            var close = name.IndexOf(']', open);
            if (name[open] != '[' || close < 0 || path.Count > Deepest) throw StripeError.Invalid($"Invalid parameter name: {name}", name);
            path.Add(name[(open + 1)..close]);
            open = close + 1;
        }
        return path;
    }

    private static string Named(IReadOnlyList<string> path) => path[0] + string.Concat(path.Skip(1).Select(p => $"[{p}]"));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
