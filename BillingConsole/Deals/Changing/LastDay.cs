using BillingConsole.Platform.Operations;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Deals.Changing;

/// <summary>Reads when something ends: now, at the end of the period, or a day that is the last that counts.</summary>
internal static class LastDay
{
    /// <summary>The first day on which it no longer counts; null when it was refused.</summary>
    public static LocalDate? Until(string? when, LocalDate now, LocalDate periodEnd, Check check)
    {
        if (when == "now") return now;
        if (when == "period_end") return periodEnd;
        if (when is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
        {
            check.That(day >= now && day <= now.PlusYears(50), "when", $"Give {now:uuuu-MM-dd} or a later day, or now to end at once.");
            return check.Failed ? null : day.PlusDays(1);
        }
        check.Add("when", "Give now, period_end or the last day, such as 2026-03-31.", when is null ? "required" : "invalid");
        return null;
    }
}
