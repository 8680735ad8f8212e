using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Clock;

/// <summary>On PostgreSQL another node may advance the test clock; this one follows within a second.</summary>
public sealed class TestClockFollower(DataSettings data, ConsoleClock clock, IServiceScopeFactory scopes, ILogger<TestClockFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (data.Provider != DatabaseProvider.Postgresql) return;
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var row = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<TestClockRow>().AsNoTracking().SingleAsync(stoppingToken);
                if (row.Now > clock.Now) clock.Now = row.Now;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "The test clock could not be read");
            }
        }
    }
}
