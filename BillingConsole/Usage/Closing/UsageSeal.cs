using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Usage.Closing;

/// <summary>What a series says and a hash over the rows that say it, in an order that does not depend on how they were read.</summary>
public sealed record UsageSeal(decimal Quantity, long Events, string Hash)
{
    internal static UsageSeal Of(IEnumerable<string> rows, Core.Metering.MeteredUsage used)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.Order(StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes(row));
        return new(used.Quantity.Value, used.Events, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Trailing zeros are an engine's manner, not a value.</summary>
    internal static string Row(params ReadOnlySpan<object> values)
    {
        var row = new StringBuilder();
        foreach (var value in values)
        {
            var text = value is decimal number ? PlainDecimal(number) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
            row.Append(text.Length).Append(':').Append(text);
        }
        return row.Append('\n').ToString();
    }

    private static string PlainDecimal(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
