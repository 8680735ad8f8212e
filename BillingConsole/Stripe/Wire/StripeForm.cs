using System.Globalization;
using System.Text;
using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Stripe.Wire;

/// <summary>
/// Parameters as Stripe reads them: brackets for what lies inside, %20 for a space, seconds for an instant. A null is left out and so
/// changes nothing; <see cref="Unset"/> empties.
/// </summary>
public sealed class StripeForm
{
    private readonly List<(string Name, string Value)> pairs = [];

    public StripeForm Add(string name, string? value)
    {
        if (value is not null) pairs.Add((name, value));
        return this;
    }

    public StripeForm Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public StripeForm Add(string name, bool? value) => Add(name, value is { } given ? given ? "true" : "false" : null);

    public StripeForm Add(string name, Instant? value) => Add(name, value?.ToUnixTimeSeconds());

    /// <summary>An amount in Stripe's minor units; its currency is a parameter of its own.</summary>
    public StripeForm Add(string name, Money value) => Add(name, StripeMoney.ToWire(value));

    /// <summary>A list; it takes the place of the whole list that was there.</summary>
    public StripeForm Add(string name, IEnumerable<string> values)
    {
        foreach (var (index, value) in values.Index()) Add(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), value);
        return this;
    }

    /// <summary>Keys that are not named stay as they are.</summary>
    public StripeForm Add(string name, IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (key, value) in values) Add($"{name}[{key}]", value);
        return this;
    }

    public StripeForm Unset(string name) => Add(name, "");

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in pairs)
            text.Append(text.Length == 0 ? "" : "&").Append(Escaped(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    private static string Escaped(string name) => Uri.EscapeDataString(name).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}
