using System.Globalization;
using System.Text.RegularExpressions;

namespace BillingConsole.Deals;

/// <summary>Takes a field's name of the API apart: <c>overrides[0].unit_amount</c> is (overrides, 0, unit_amount).</summary>
internal static partial class DealField
{
    public static (string? List, int? Index, string? Inner) Parse(string? field)
    {
        var match = Form().Match(field ?? "");
        return match.Success
            ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[3].Success ? match.Groups[3].Value : null)
            : (null, null, null);
    }

    public static string Of(PriceDraft price, string? rest) => rest is null ? price.At : $"{price.At}.{rest}";

    [GeneratedRegex(@"^(\w+)\[(\d{1,4})\](?:\.(.+))?$")]
    private static partial Regex Form();
}
