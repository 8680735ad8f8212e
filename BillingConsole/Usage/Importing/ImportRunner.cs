using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage.Importing;

/// <summary>
/// Reads the files that this node has received, one after the other, and notes how far each has come. What a stop or a crash
/// breaks off begins again at the next start: what was counted before is known by then.
/// </summary>
public sealed class ImportRunner(IServiceScopeFactory scopes, ImportFolder folder, TimeProvider clock, ILogger<ImportRunner> log) : BackgroundService
{
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
                if (folder.Open(import.Stored) is { } file) await RunAsync(import, file, cancel);
        }
        finally
        {
            turn.Release();
        }
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

    private async Task RunAsync(UsageImport import, Stream file, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job($"import {import.FileName}"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        var counted = new FileImport(operations, clock);
        var (read, status, reason) = (0L, ImportStatus.Completed, (string?)null);
        await using (file)
        {
            try
            {
                var refusals = await counted.RunAsync(file, import.FileName, () => NoteAsync(operations, new(import.Id, read = file.Position, counted), cancel), cancel);
                if (refusals.Count > 0) (status, reason) = (ImportStatus.Stopped, refusals[0].Message);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogError(failure, "Import {Import} stopped", import.Id);
                (status, reason) = (ImportStatus.Stopped, "The file could not be read to its end.");
            }
        }
        await NoteAsync(operations, new(import.Id, read, counted, status, reason), cancel);
        folder.Forget(import.Stored);
    }

    private static async Task NoteAsync(Operations operations, NoteImport note, CancellationToken cancel) => _ = (await operations.RunAsync(note, cancel: cancel)).Value;
}
