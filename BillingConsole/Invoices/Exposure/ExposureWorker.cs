using BillingConsole.Customers;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices.Exposure;

/// <summary>Computes the exposure of touched customers, a handful at once, at most every quarter of a second.</summary>
public sealed class ExposureWorker(ExposureQueue queue, HistoryClock history, IServiceScopeFactory scopes, ILogger<ExposureWorker> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Everybody who waits now.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        var touched = queue.Take();
        if (touched.Count == 0) return;
        foreach (var some in (await PrepaidAsync(touched, cancel)).Chunk(AtOnce)) await TryAsync(some, cancel);
    }

    /// <summary>Events may touch thousands at once; who has no wallet is left out by one question for all.</summary>
    private async Task<List<Id<Customer>>> PrepaidAsync(IReadOnlyCollection<string> touched, CancellationToken cancel)
    {
        try
        {
            await using var scope = Scope();
            return (await scope.ServiceProvider.GetRequiredService<Operations>().ReadAsync((PrepaidCustomers q) => q.AmongAsync(touched, cancel), cancel)).Value;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The exposure of {Count} customers could not be computed; it is tried again within the hour.", touched.Count);
            return [];
        }
    }

    /// <summary>One customer that cannot be computed keeps nobody else waiting; the hourly job asks for it again.</summary>
    private async Task TryAsync(Id<Customer>[] some, CancellationToken cancel)
    {
        try
        {
            await ComputeAsync(some, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (some is [var customer]) log.LogError(failure, "The exposure of {Customer} could not be computed; it is tried again within the hour.", customer);
            else foreach (var one in some) await TryAsync([one], cancel);
        }
    }

    private async Task ComputeAsync(Id<Customer>[] some, CancellationToken cancel)
    {
        await using var scope = Scope();
        _ = (await scope.ServiceProvider.GetRequiredService<Operations>().RunAsync(new RefreshExposure(some), cancel: cancel)).Value;
    }

    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("exposure"));
        return scope;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queue.WaitAsync(stoppingToken);
                while (history.IsTold) await Task.Delay(Pause, stoppingToken);
                await DrainAsync(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}

/// <summary>Only customers with a wallet have an exposure that anybody looks at.</summary>
[Needs(Permission.RunBilling)]
public sealed class PrepaidCustomers(BillingDb db)
{
    public Task<List<Id<Customer>>> AmongAsync(IEnumerable<string> customers, CancellationToken cancel)
    {
        var ids = Ids.Of<Customer>(customers);
        return db.Set<Wallet>().Where(w => ids.Contains(w.CustomerId)).Select(w => w.CustomerId).Distinct().ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancel) =>
        [.. (await db.Set<Wallet>().Select(w => w.CustomerId).Distinct().ToListAsync(cancel)).Select(c => c.ToString())];
}

/// <summary>What was touched before the process ended is computed at the start.</summary>
public sealed class ExposureStart(PrepaidCustomers prepaid, ExposureQueue queue) : IStartTask
{
    public int Order => 200;

    public async Task RunAsync(CancellationToken cancel) => queue.Touch(await prepaid.AllAsync(cancel));
}
