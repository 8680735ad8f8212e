using System.Globalization;
using System.Net.Mail;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Clock;
using NodaTime;

namespace BillingConsole.Platform.Configuration;

/// <summary>Looks at every setting before anything starts, and names all mistakes at once.</summary>
public static class ConfigurationCheck
{
    public static IReadOnlyList<string> Mistakes(IConfiguration settings) =>
        [.. Data(settings), .. Clock(settings), .. Company(settings), .. Setup(settings), .. Mail(settings), .. Switches(settings)];

    /// <summary>True when the settings are fine; otherwise says on the error stream what to repair.</summary>
    public static bool SettingsAreGood(this WebApplicationBuilder builder, params IEnumerable<Func<IConfiguration, IEnumerable<string>>> others)
    {
        IReadOnlyList<string> mistakes = [.. Mistakes(builder.Configuration), .. others.SelectMany(other => other(builder.Configuration))];
        if (mistakes.Count == 0) return true;
        Console.Error.WriteLine($"The console did not start: {mistakes.Count} {(mistakes.Count == 1 ? "setting is" : "settings are")} wrong.");
        foreach (var mistake in mistakes) Console.Error.WriteLine($"  - {mistake}");
        return false;
    }

    private static IEnumerable<string> Data(IConfiguration settings)
    {
        var provider = settings["Database:Provider"] ?? "sqlite";
        if (provider is not ("sqlite" or "postgresql")) yield return $"Database:Provider is '{provider}'; it must be 'sqlite' or 'postgresql'.";
        var connection = settings.GetConnectionString("Billing");
        if (provider == "postgresql" && string.IsNullOrWhiteSpace(connection)) yield return "ConnectionStrings:Billing is missing; Database:Provider 'postgresql' needs it, such as 'Host=…;Database=…;Username=…;Password=…'.";
        if (provider == "postgresql" && Unreadable(connection) is { } why) yield return $"ConnectionStrings:Billing cannot be read: {why}";
    }

    private static string? Unreadable(string? connection)
    {
        try
        {
            _ = new Npgsql.NpgsqlConnectionStringBuilder(connection);
            return null;
        }
        catch (ArgumentException failure)
        {
            return failure.Message;
        }
    }

    private static IEnumerable<string> Clock(IConfiguration settings)
    {
        var mode = settings["Clock:Mode"];
        var start = settings["Clock:Start"];
        var test = "Test".Equals(mode, StringComparison.OrdinalIgnoreCase);
        if (mode is not null && !test && !"System".Equals(mode, StringComparison.OrdinalIgnoreCase)) yield return $"Clock:Mode is '{mode}'; it must be 'System' or 'Test'.";
        if (start is not null && ClockSettings.ReadStart(start) is null) yield return $"Clock:Start is '{start}'; give an instant such as 2026-01-01T00:00:00Z.";
        else if (start is not null && !test) yield return "Clock:Start counts only with Clock:Mode 'Test'.";
    }

    private static IEnumerable<string> Company(IConfiguration settings)
    {
        if (settings["Company:Currency"] is { } currency && !Currency.TryOf(currency, out _)) yield return $"Company:Currency is '{currency}'; give an ISO 4217 code such as USD.";
        if (settings["Company:TimeZone"] is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) yield return $"Company:TimeZone is '{zone}'; give an IANA zone such as Europe/Berlin.";
    }

    private static IEnumerable<string> Setup(IConfiguration settings)
    {
        var (email, password) = (settings["Setup:AdminEmail"], settings["Setup:AdminPassword"]);
        if (string.IsNullOrEmpty(email) != string.IsNullOrEmpty(password)) yield return "Setup:AdminEmail and Setup:AdminPassword belong together; give both or neither.";
        if (!string.IsNullOrEmpty(email) && !MailAddress.TryCreate(email, out _)) yield return $"Setup:AdminEmail is '{email}'; give an e-mail address.";
        if (settings["Setup:ApiKey"] is { Length: > 0 and < 16 }) yield return "Setup:ApiKey is too short; give at least 16 characters that nobody can guess.";
    }

    private static IEnumerable<string> Mail(IConfiguration settings)
    {
        if (settings["Mail:Port"] is { } port && (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)) yield return $"Mail:Port is '{port}'; give a number from 1 to 65535.";
        if (settings["Mail:From"] is { } from && !MailAddress.TryCreate(from, out _)) yield return $"Mail:From is '{from}'; give an e-mail address.";
        if (settings["Mail:Host"] is not null && settings["Mail:From"] is null) yield return "Mail:From is missing; with Mail:Host every mail needs a sender.";
    }

    private static IEnumerable<string> Switches(IConfiguration settings) =>
        from key in (string[])["Jobs:Enabled", "Mail:Tls", "Webhooks:AllowPrivateTargets"]
        where settings[key] is { } text && !bool.TryParse(text, out _)
        select $"{key} is '{settings[key]}'; it must be 'true' or 'false'.";
}
