using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BillingConsole.Platform.Clock;

public static class ClockSetup
{
    /// <summary>The business clock as the <see cref="TimeProvider"/>; whatever guards sign-in keeps the real one.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, ClockSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<ClockNotice>().AddSingleton(new RealTime(TimeProvider.System));
        services.ConfigureAll<CookieAuthenticationOptions>(o => o.TimeProvider = TimeProvider.System);
        services.AddSingleton(s => new HistoryClock(settings.Mode == ClockMode.Test ? s.GetRequiredService<ConsoleClock>() : TimeProvider.System));
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<HistoryClock>());
        if (settings.Mode != ClockMode.Test) return services;
        services.AddSingleton<ConsoleClock>();
        return services.AddScoped<TestClockWalk>().AddHostedService<TestClockFollower>();
    }

    public static void MapTestClock(this RouteGroupBuilder api)
    {
        api.MapGet("/test-clock", (Api run) => run.Find((TestClockQueries q) => Task.FromResult(q.Find()), "test clock", "now"))
            .WithTags("Operations").Says<TestClockView>("Where the test clock stands; 404 unless Clock:Mode=Test.");
        api.MapPost("/test-clock/advance", (Body<AdvanceBody> body, Api run) => run.Run(body, b => new AdvanceTestClock(b.To)))
            .WithTags("Operations").Says<TestClockView>("Moves the test clock forward and runs every job that falls due on the way, in order, before answering.", """{"to": "2026-02-01T00:00:00Z"}""");
    }

    public sealed record AdvanceBody(NodaTime.Instant? To);
}
