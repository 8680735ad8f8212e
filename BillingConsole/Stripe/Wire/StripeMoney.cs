using System.Diagnostics.CodeAnalysis;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Stripe.Wire;

/// <summary>
/// Amounts as Stripe counts them, which is not as ISO 4217 does: its own decimals per currency, last digits that must be zero, and a
/// least amount for which a card can be charged.
/// </summary>
public static class StripeMoney
{
    /// <summary>The most that can be charged at once, in Stripe's minor units.</summary>
    public const long Most = 99_999_999;

    private static readonly HashSet<string> WithoutDecimals = [.. "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".Split(' ')];
    private static readonly HashSet<string> WithThree = [.. "BHD JOD KWD OMR TND".Split(' ')];

    /// <summary>UGX: Stripe's own pages contradict each other about its decimals. The others have decimals that Stripe does not know.</summary>
    private static readonly HashSet<string> Refused = [.. "UGX CLF UYW IQD LYD".Split(' ')];

    private static readonly Dictionary<string, decimal> Least = new(StringComparer.Ordinal)
    {
        ["USD"] = 0.50m, ["EUR"] = 0.50m, ["AUD"] = 0.50m, ["CAD"] = 0.50m, ["CHF"] = 0.50m, ["NZD"] = 0.50m, ["SGD"] = 0.50m, ["BRL"] = 0.50m, ["INR"] = 0.50m,
        ["GBP"] = 0.30m, ["DKK"] = 2.50m, ["NOK"] = 3, ["SEK"] = 3, ["HKD"] = 4, ["MXN"] = 10, ["JPY"] = 50, ["AED"] = 2, ["PLN"] = 2, ["RON"] = 2, ["MYR"] = 2,
        ["CZK"] = 15, ["HUF"] = 175, ["THB"] = 10, ["BGN"] = 1,
    };

    public static bool Takes(Currency currency) => !Refused.Contains(currency.Code);

    /// <summary>Stripe's decimals; nobody else's.</summary>
    public static int Decimals(Currency currency) => WithoutDecimals.Contains(currency.Code) ? 0 : WithThree.Contains(currency.Code) ? 3 : 2;

    /// <summary>The least a link can ask for; null where Stripe names none.</summary>
    public static Money? Minimum(Currency currency) => Least.TryGetValue(currency.Code, out var least) ? Money.Round(least, currency) : null;

    /// <summary>Why this amount cannot be charged, as a sentence; null when it can.</summary>
    public static string? WhyNot(Money amount)
    {
        var currency = amount.Currency;
        if (!Takes(currency)) return $"Stripe cannot be asked for {currency}: its decimals there are not certain.";
        if (!TryToWire(amount, out var wire)) return $"Stripe counts {currency} with {Decimals(currency)} decimals; {amount} has more.";
        if (WithThree.Contains(currency.Code) && wire % 10 != 0) return $"Stripe takes {currency} only with a last digit of 0; {amount} has another.";
        if (Minimum(currency) is { } least && amount < least) return $"Stripe charges at least {least}.";
        return wire > Most ? $"Stripe charges at most {FromWire(Most, currency)} at once." : null;
    }

    /// <exception cref="InvalidOperationException">The amount has decimals that Stripe does not; ask <see cref="WhyNot"/> first.</exception>
    public static long ToWire(Money amount) => TryToWire(amount, out var wire) ? wire : throw new InvalidOperationException($"{amount} cannot be told to Stripe.");

    /// <summary>The money behind an amount of Stripe's.</summary>
    public static Money FromWire(long wire, Currency currency)
    {
        var (from, to) = (Decimals(currency), currency.Decimals);
        if (to >= from) return new(checked(wire * Power(to - from)), currency);
        var (whole, rest) = Math.DivRem(wire, Power(from - to));
        return rest == 0 ? new(whole, currency) : throw new InvalidOperationException($"Stripe says {wire} of {currency}, which has no such part.");
    }

    /// <summary>The currency of Stripe's lower-case code; false for one that this console does not know.</summary>
    public static bool TryCurrency(string? code, [NotNullWhen(true)] out Currency? currency) => Currency.TryOf(code?.ToUpperInvariant(), out currency);

    private static bool TryToWire(Money amount, out long wire)
    {
        var (from, to) = (amount.Currency.Decimals, Decimals(amount.Currency));
        if (to >= from)
        {
            wire = checked(amount.Minor * Power(to - from));
            return true;
        }
        (wire, var rest) = Math.DivRem(amount.Minor, Power(from - to));
        return rest == 0;
    }

    private static long Power(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
