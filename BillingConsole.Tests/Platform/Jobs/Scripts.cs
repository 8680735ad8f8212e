using System.Collections.Concurrent;
using BillingConsole.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Platform.Jobs;

/// <summary>What the jobs of a test have to do, and what they did.</summary>
internal sealed class Script
{
    public ConcurrentQueue<(string Job, Instant At)> Ran { get; } = new();
    public ConcurrentDictionary<string, List<Instant>> Due { get; } = new();

    /// <summary>How often a job fails before it succeeds.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = new();

    /// <summary>A job that stands here goes on when the test says so.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public IEnumerable<string> Lines => Ran.Select(r => $"{r.Job} {r.At}");

    public static Instant At(int year, int month, int day, int hour = 0, int minute = 0) => Instant.FromUtc(year, month, day, hour, minute);
}

internal abstract class ScriptedJob(Script script, TimeProvider clock) : BillingJob
{
    public override string Description => "Does what the test says.";

    public override JobClock Clock => JobClock.Business;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public override Task<Instant?> NextDueAsync(CancellationToken cancel) =>
        Task.FromResult(script.Due.TryGetValue(Name, out var due) && due.Count > 0 ? due.Min() : (Instant?)null);

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        script.Ran.Enqueue((Name, Now));
        if (script.Gate is { } gate) await gate.Task.WaitAsync(cancel);
        if (script.Failures.TryGetValue(Name, out var left) && left > 0)
        {
            script.Failures[Name] = left - 1;
            throw new InvalidOperationException("the bank is closed.");
        }
        return new(Work(Now), "as told");
    }

    /// <summary>Finishes what is due; the job named "stuck" never manages.</summary>
    private int Work(Instant now) => Name != "stuck" && script.Due.TryGetValue(Name, out var due) ? due.RemoveAll(d => d <= now) : 0;
}

internal sealed class DailyJob(Script script, TimeProvider clock) : ScriptedJob(script, clock)
{
    public override string Name => "daily";
    public override string Cron => "0 0 2 * * ?";
}

internal sealed class HourlyJob(Script script, TimeProvider clock) : ScriptedJob(script, clock)
{
    public override string Name => "hourly";
    public override string Cron => "0 0 * * * ?";
}

internal sealed class StuckJob(Script script, TimeProvider clock) : ScriptedJob(script, clock)
{
    public override string Name => "stuck";
    public override string Cron => "0 0 * * * ?";
}

internal sealed class RarelyJob(Script script) : ScriptedJob(script, TimeProvider.System)
{
    public override string Name => "rarely";
    public override JobClock Clock => JobClock.Real;
    public override string Cron => "0 0 0 1 1 ?";
}

internal sealed class EverySecondJob(Script script) : ScriptedJob(script, TimeProvider.System)
{
    public override string Name => "every-second";
    public override JobClock Clock => JobClock.Real;
    public override string Cron => "* * * * * ?";
}

internal static class ScriptedJobs
{
    public static Action<IServiceCollection> Of(Script script, Action<IServiceCollection> jobs) => services =>
    {
        services.AddSingleton(script);
        services.AddSingleton(new JobSettings(true, TimeSpan.FromMilliseconds(20)));
        jobs(services);
    };
}
