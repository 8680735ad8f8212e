using BillingConsole.Invoices.Cockpit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Wakes the worker when a run was queued; one that nobody woke is found by looking every few seconds.</summary>
public sealed class BillingRunSignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    public void Wake() => signal.Release();

    public void Dispose() => signal.Dispose();

    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancel) => signal.WaitAsync(longest, cancel);
}

/// <summary>Carries runs to their end, piece by piece. A run whose worker died is taken over from its last commit.</summary>
public sealed class BillingRunner(IServiceScopeFactory scopes, RealTime real, ILogger<BillingRunner> log)
{
    public static readonly Duration Abandoned = Duration.FromSeconds(30);

    // What is asked once a piece is asked seldom enough, and the writer is held for less than a second.
    private const int AtOnce = 250;

    /// <summary>The oldest run that waits or whose worker fell silent.</summary>
    public async Task<Id<BillingRun>?> NextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var silent = real.Now - Abandoned;
        var found = await db.Set<BillingRun>().AsNoTracking()
            .Where(r => r.Status == BillingRunStatus.Queued || (r.Status == BillingRunStatus.Running && r.HeartbeatAt < silent))
            .OrderBy(r => r.Id).FirstOrDefaultAsync(cancel);
        return found?.Id;
    }

    public async Task<BillingRunView?> CarryAsync(Id<BillingRun> run, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("billing-run"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        var atMost = AtOnce;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var piece = await operations.RunAsync(new BillNextDeals(run, atMost), null, cancel);
                if (!piece.Ok) throw new InvalidOperationException(piece.Refusals[0].Message);
                if (piece.Value.Status is BillingRunStatus.Completed or BillingRunStatus.Failed) return piece.Value;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "A piece of {Run} with {AtMost} deals failed", run, atMost);
                if (atMost == 1) await operations.RunAsync(new ParkNextDeal(run, failure.Message), null, cancel);
                // One by one until the deal at fault is parked; then the others again by the handful.
                atMost = atMost == 1 ? AtOnce : 1;
            }
        }
        return null;
    }
}

/// <summary>Runs queued billing runs in the background, one after the other.</summary>
public sealed class BillingRunWorker(BillingRunner runner, BillingRunSignal signal, IConfiguration configuration, ILogger<BillingRunWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Jobs:Enabled", true)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await runner.NextAsync(stoppingToken) is { } run) await runner.CarryAsync(run, stoppingToken);
                await signal.WaitAsync(TimeSpan.FromSeconds(5), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The billing worker met a fault and goes on in a moment");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}

/// <summary>Every hour: bill what fell due.</summary>
public sealed class BillingRunJob(BillingDb db, Operations operations, BillingRunner runner, TimeProvider clock) : BillingJob
{
    public override string Name => "billing-run";

    public override string Description => "Bills every deal whose billing date has come.";

    public override JobClock Clock => JobClock.Business;

    public override string Cron => "0 0 * * * ?";

    public override async Task<Instant?> NextDueAsync(CancellationToken cancel) => await db.RunningDeals(Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date)
        .Where(s => s.NextBillingAt != null && s.ParkedReason == null)
        .OrderBy(s => s.NextBillingAt).Select(s => s.NextBillingAt).FirstOrDefaultAsync(cancel);

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var started = await operations.RunAsync(new StartBillingRun(new(), Claimed: true), null, cancel);
        var run = await runner.CarryAsync(started.Value.Id, cancel);
        return new(run?.Invoices ?? 0, $"{run?.Invoices ?? 0} invoices, {run?.Parked.Count ?? 0} parked");
    }
}
