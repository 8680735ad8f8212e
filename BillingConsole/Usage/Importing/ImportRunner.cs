using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Importing;

/// <summary>
/// Reads the files that this node has received, one after the other, and notes how far each has come. What a stop or a crash
/// breaks off begins again at the next start: what was counted before is known by then.
/// </summary>
public sealed class ImportRunner(IServiceScopeFactory scopes, ImportFolder folder, TimeProvider clock, RealTime time, ILogger<ImportRunner> log) : BackgroundService
{
    private static readonly Duration NoteEvery = Duration.FromSeconds(1);
    private readonly SemaphoreSlim waiting = new(1);
    private readonly SemaphoreSlim turn = new(1);

    public void Wake()
    {
        if (waiting.CurrentCount == 0) waiting.Release();
    }

    /// <summary>Reads every file that waits here.</summary>
    public async Task RunWaitingAsync(CancellationToken cancel)
    {
        if (folder.IsEmpty) return;
        await turn.WaitAsync(cancel);
        try
        {
            foreach (var import in await WaitingAsync(cancel))
                await TryAsync(import, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Removes the files that no running import names: of one that was broken off before it began, or ended before its file was gone.</summary>
    public async Task ForgetStrayAsync(CancellationToken cancel)
    {
        if (!folder.IsEmpty) folder.KeepOnly([.. (await WaitingAsync(cancel)).Select(i => i.Stored)]);
    }

    /// <summary>Before anybody can send another file.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ForgetStrayAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(failure, "Files of ended imports could not be removed");
        }
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        waiting.Dispose();
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await waiting.WaitAsync(stoppingToken);
            try
            {
                await RunWaitingAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Imports could not be gone on with");
            }
        }
    }

    private async Task<List<UsageImport>> WaitingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<UsageImport>().AsNoTracking().Where(i => i.Status == ImportStatus.Running).OrderBy(i => i.Id).ToListAsync(cancel);
    }

    /// <summary>One that fails stops no other, and is begun again at the next turn.</summary>
    private async Task TryAsync(UsageImport import, CancellationToken cancel)
    {
        try
        {
            if (folder.Open(import.Stored) is { } file) await RunAsync(import, file, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Import {Import} could not be gone on with", import.Id);
        }
    }

    private async Task RunAsync(UsageImport import, Stream file, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job($"import {import.FileName}"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        var counted = new FileImport(operations, clock);
        var (read, status, reason, due) = (0L, ImportStatus.Completed, (string?)null, time.Now + NoteEvery);
        await using (file)
        {
            try
            {
                var refusals = await counted.RunAsync(file, import.FileName, MovedAsync, cancel);
                if (refusals.Count > 0) (status, reason) = (ImportStatus.Stopped, refusals[0].Message);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Import {Import} stopped", import.Id);
                (status, reason) = (ImportStatus.Stopped, "The file could not be read to its end.");
            }
            read = file.Position;
        }
        await NoteAsync(operations, new(import.Id, read, counted, status, reason), cancel);
        folder.Forget(import.Stored);

        // A note is a commit of its own.
        async Task MovedAsync()
        {
            if (time.Now < due) return;
            due = time.Now + NoteEvery;
            await NoteAsync(operations, new(import.Id, file.Position, counted), cancel);
        }
    }

    private static async Task NoteAsync(Operations operations, NoteImport note, CancellationToken cancel) => _ = (await operations.RunAsync(note, cancel: cancel)).Value;
}
