using NodaTime.Text;

namespace BillingConsole.Platform.Clock;

/// <summary>What the layout says above every page in test mode; null with the real clock.</summary>
public sealed class ClockNotice(ClockSettings settings, IServiceProvider services)
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm 'UTC'");

    public string? Text => settings.Mode == ClockMode.Test ? $"Test clock: {Pattern.Format(services.GetRequiredService<ConsoleClock>().Now)}" : null;
}
