namespace BillingConsole.Jobs;

/// <summary>The usual cron expressions in words; any other as it stands.</summary>
public static class Schedules
{
    public static string Of(string cron) => cron.Split(' ') switch
    {
        ["0", "*", "*", "*", "*", "?"] => "every minute",
        ["0", var minutes, "*", "*", "*", "?"] when Step(minutes) is { } step => $"every {step} minutes",
        ["0", var minute, "*", "*", "*", "?"] when Number(minute) is { } m => m == 0 ? "every hour" : $"every hour at :{m:00}",
        ["0", var minute, var hour, "*", "*", "?"] when Number(minute) is { } m && Number(hour) is { } h => $"every day at {h:00}:{m:00}",
        [var seconds, "*", "*", "*", "*", "?"] when Step(seconds) is { } step => $"every {step} seconds",
        _ => cron,
    };

    private static int? Step(string field) => field.Split('/') is ["*" or "0", var step] ? Number(step) : null;

    private static int? Number(string field) => int.TryParse(field, out var number) ? number : null;
}
