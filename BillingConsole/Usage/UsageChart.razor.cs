using System.Globalization;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>Windows of usage as bars over time; the highest stands out, and each tells its value and the event that made its peak.</summary>
public sealed partial class UsageChart
{
    private const int Width = 1000;
    private const int Height = 160;
    private List<Bar> bars = [];
    private string first = "", last = "";
    private string? peakAt;
    private decimal highest;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter, EditorRequired] public IReadOnlyList<WindowView> Windows { get; set; } = [];

    private string Spoken => $"{Wording.Count(bars.Count, "window")} from {first} to {last}; the highest is {Figures.Of(highest)}{(peakAt is null ? "" : $" on {peakAt}")}.";

    private sealed record Bar(string X, string Y, string Width, string Height, bool IsPeak, string Title);

    protected override void OnParametersSet()
    {
        bars = [];
        if (Windows.Count == 0) return;
        var (start, end) = (Windows.Min(w => w.Start), Windows.Max(w => w.End));
        highest = Math.Max(0, Windows.Max(w => w.Value));
        var peak = highest > 0 ? Windows.First(w => w.Value == highest) : null;
        (first, last) = (Day(start), Day(end - Duration.Epsilon));
        peakAt = peak is null ? null : Dates.Of(peak.Start, Viewer.Zone);
        bars = [.. Windows.Select(w => BarOf(w, start, end, w == peak))];
    }

    private Bar BarOf(WindowView window, Instant start, Instant end, bool isPeak)
    {
        var whole = Seconds(start, end);
        var (from, to) = (Seconds(start, window.Start) / whole * Width, Seconds(start, window.End) / whole * Width);
        var height = highest == 0 ? 0 : Math.Max(0, window.Value) / highest * (Height - 8);
        var gap = to - from > 3 ? 1m : 0m;
        return new(
            Text(from), Text(Height - height), Text(to - from - gap), Text(height), isPeak,
            $"{Dates.Of(window.Start, Viewer.Zone)}: {Figures.Of(window.Value)}, {Wording.Count(window.Events, "event")}{(window.PeakEvent is null ? "" : $", peak by {window.PeakEvent}")}");
    }

    private string Day(Instant at) => Dates.Of(at.InZone(Viewer.Zone).Date);

    private static decimal Seconds(Instant from, Instant to) => Math.Max(1, (to - from).ToInt64Nanoseconds()) / 1_000_000_000m;

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
