using NodaTime;

namespace BillingConsole.Core.Invoicing;

/// <summary>The keys of the lines that a minimum commitment adds. They name the first day of its window, and where several overages stand in one invoice also the days of each.</summary>
public static class CommitmentLines
{
    private const string TrueUpPrefix = "true-up:";
    private const string OveragePrefix = "overage:";

    public static string TrueUp(LocalDate window) => $"{TrueUpPrefix}{window:uuuu-MM-dd}";

    /// <param name="period">Null: of what is billed in arrears, or the only one of its window.</param>
    public static string Overage(LocalDate window, Time.Period? period) =>
        $"{OveragePrefix}{window:uuuu-MM-dd}{(period is { } days ? $"@{days.Start:uuuu-MM-dd}..{days.End:uuuu-MM-dd}" : "")}";

    /// <summary>What the keys of a window's overage begin with, whatever days they name.</summary>
    public static string OverageOf(LocalDate window) => Overage(window, null);

    public static bool IsOverage(string key) => key.StartsWith(OveragePrefix, StringComparison.Ordinal);

    /// <summary>Whether a commitment made the line: it counts towards none.</summary>
    public static bool Is(string key) => IsOverage(key) || key.StartsWith(TrueUpPrefix, StringComparison.Ordinal);
}
