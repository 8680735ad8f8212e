using System.Text.RegularExpressions;

namespace BillingConsole.StripeSimulator.Wire;

internal static partial class ApiVersions
{
    /// <summary>The account's own, which requests and webhooks have that name none.</summary>
    public const string Default = "2026-10-28.endive";

    public static bool IsOne(string version) => Form().IsMatch(version);

    [GeneratedRegex(@"^20\d\d-\d\d-\d\d(\.[a-z_]+)?$")]
    private static partial Regex Form();
}
