using System.Diagnostics.CodeAnalysis;

namespace BillingConsole.Core.Amounts;

/// <summary>An active ISO 4217 currency and its number of decimals (0, 2, 3 or 4). There is one instance per code.</summary>
public sealed record Currency
{
    private static readonly Dictionary<string, Currency> ByCode = CurrencyTable.Rows
        .ToDictionary(row => row.Code, row => new Currency(row.Code, row.Decimals), StringComparer.Ordinal);

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        MinorUnit = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
    }

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    /// <summary>Decimals of the major unit: JPY 0, USD 2, KWD 3, CLF 4.</summary>
    public int Decimals { get; }

    /// <summary>One minor unit in major units: 1 for JPY, 0.01 for USD.</summary>
    internal decimal MinorUnit { get; }

    /// <summary>Every currency, sorted by code.</summary>
    public static IReadOnlyCollection<Currency> All { get; } =
        ByCode.Values.OrderBy(currency => currency.Code, StringComparer.Ordinal).ToArray();

    /// <exception cref="ArgumentException">The code is not an active ISO 4217 code in capital letters.</exception>
    public static Currency Of(string code) => TryOf(code, out var currency)
        ? currency
        : throw new ArgumentException($"'{code}' is not an active ISO 4217 currency code.", nameof(code));

    /// <summary>False for unknown, withdrawn, differently cased and missing codes.</summary>
    public static bool TryOf(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    public override string ToString() => Code;
}
