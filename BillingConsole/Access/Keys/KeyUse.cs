using System.Collections.Concurrent;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Access.Keys;

/// <summary>When each key was last used: noted in memory, written once a minute, so that no request waits for it.</summary>
public sealed class KeyUse(RealTime time)
{
    private readonly ConcurrentDictionary<Id<ApiKey>, Instant> last = new();
    private readonly ConcurrentDictionary<Id<ApiKey>, Instant> unwritten = new();

    public void Note(Id<ApiKey> key) => unwritten[key] = last[key] = time.Now;

    public Instant? LastOf(Id<ApiKey> key) => last.TryGetValue(key, out var at) ? at : null;

    public IReadOnlyList<KeyValuePair<Id<ApiKey>, Instant>> Take()
    {
        var taken = unwritten.ToArray();
        foreach (var use in taken) unwritten.TryRemove(use);
        return taken;
    }
}

internal sealed class KeyUseWriter(KeyUse use, WriteGate gate, IServiceScopeFactory scopes, RealTime time, ILogger<KeyUseWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time.Provider);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await WriteAsync(CancellationToken.None);
        }
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        if (use.Take() is not { Count: > 0 } taken) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
            using var turn = await gate.EnterAsync(cancel);
            foreach (var (id, at) in taken)
                await db.Set<ApiKey>().Where(k => k.Id == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, at), cancel);
        }
        catch (System.Data.Common.DbException failure)
        {
            log.LogWarning(failure, "The last use of {Count} API keys could not be written.", taken.Count);
        }
    }
}
