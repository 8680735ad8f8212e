using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BillingConsole.Usage.Importing;

/// <summary>Receives files of events and shows how far those have come that are counted or were, whoever sent them.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const long MostBytes = 4L * 1024 * 1024 * 1024;
    private const int Shown = 10;
    private readonly CancellationTokenSource leaving = new();
    private readonly AgainSoon again;
    private IReadOnlyList<Refusal> refusals = [];
    private Loaded<IReadOnlyList<ImportView>>? loaded;
    private string fileName = "";
    private long received, size;
    private bool receiving;

    public ImportPage() => again = new(() => InvokeAsync(() => loaded?.ReloadAsync() ?? Task.CompletedTask));

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required ImportFolder Folder { get; init; }
    [Inject] public required Browser Browser { get; init; }

    public void Dispose()
    {
        again.Dispose();
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task<Result<IReadOnlyList<ImportView>?>> LoadAsync()
    {
        var found = await Operations.ReadAsync<ImportQueries, IReadOnlyList<ImportView>?>(async q => await q.LatestAsync(Shown, CancellationToken.None));
        again.When(found.Ok && found.Value?.Any(i => i.Status == ImportStatus.Running) == true);
        return found;
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs chosen)
    {
        (fileName, size, received, receiving, refusals) = (chosen.File.Name, chosen.File.Size, 0, true, []);
        try
        {
            await using var file = chosen.File.OpenReadStream(MostBytes, leaving.Token);
            var stored = await Folder.ReceiveAsync(file, MovedAsync, leaving.Token);
            refusals = (await Operations.RunAsync(new StartImport(stored, fileName, size))).Refusals;
            if (refusals.Count > 0) Folder.Forget(stored);
        }
        catch (IOException)
        {
            refusals = [Refusal.Invalid("file", "The file could not be read to its end.")];
        }
        finally
        {
            receiving = false;
        }
        if (loaded is not null) await loaded.ReloadAsync();
    }

    private Task MovedAsync(long bytes)
    {
        received = bytes;
        return InvokeAsync(StateHasChanged);
    }

    private static string Says(ImportView import) => import.Status switch
    {
        ImportStatus.Running => "Being counted",
        ImportStatus.Completed => "Read to its end",
        ImportStatus.Stopped => "Stopped",
    };

    private async Task DownloadAsync(ImportView import)
    {
        var rows = await Operations.ReadAsync((ImportQueries q) => q.RefusedAsync(import.Id, CancellationToken.None));
        if (rows.Ok) await Browser.DownloadAsync("refused-rows.csv", new MemoryStream(rows.Value));
    }
}
