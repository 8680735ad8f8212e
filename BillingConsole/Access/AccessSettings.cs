using System.Globalization;
using BillingConsole.Access.Hardening;
using BillingConsole.Access.Users;

namespace BillingConsole.Access;

/// <summary>What an installation may choose about signing in.</summary>
/// <param name="SecondFactorGraceDays">How long admins and finance may put off enrolling, from the first sign-in that asked.</param>
/// <param name="KnownProxies">Addresses of reverse proxies whose X-Forwarded headers are believed; none by default.</param>
public sealed record AccessSettings(int SecondFactorGraceDays, IReadOnlyList<System.Net.IPAddress> KnownProxies)
{
    public const string GraceKey = "Access:SecondFactorGraceDays";
    public const string ProxiesKey = "Access:KnownProxies";

    public static AccessSettings Read(IConfiguration configuration) => new(
        int.TryParse(configuration[GraceKey], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 7,
        [.. Addresses(configuration).Select(a => System.Net.IPAddress.TryParse(a, out var address) ? address : null).OfType<System.Net.IPAddress>()]);

    public static IEnumerable<string> Mistakes(IConfiguration configuration)
    {
        if (configuration[GraceKey] is { } days && (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 365))
            yield return $"{GraceKey} is '{days}'; give a whole number of days from 0 to 365.";
        foreach (var address in Addresses(configuration))
            if (!System.Net.IPAddress.TryParse(address, out _)) yield return $"{ProxiesKey} holds '{address}'; give IP addresses, separated by commas.";
        if (configuration["Setup:AdminPassword"] is { Length: > 0 } password && (password.Length < Passwords.Shortest || CommonPasswords.Contain(password)))
            yield return $"Setup:AdminPassword is too short or too common; give at least {Passwords.Shortest} characters, such as four unrelated words.";
        foreach (var mistake in KeyRing.Mistakes(configuration)) yield return mistake;
    }

    private static string[] Addresses(IConfiguration configuration) =>
        (configuration[ProxiesKey] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
