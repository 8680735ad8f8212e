using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BillingConsole.Usage.Importing;

/// <summary>Sends a file of events and shows how far it has come.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const long MostBytes = 4L * 1024 * 1024 * 1024;
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<Refusal> refusals = [];
    private FileImport? import;
    private string fileName = "";
    private long read, size;
    private bool running;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required Browser Browser { get; init; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        (fileName, size, read, running, refusals, import) = (chosen.File.Name, chosen.File.Size, 0, true, [], new(Operations, Clock));
        try
        {
            await using var file = chosen.File.OpenReadStream(MostBytes, leaving.Token);
            refusals = await import.RunAsync(file, fileName, () => MovedAsync(file), leaving.Token);
        }
        catch (IOException)
        {
            refusals = [Refusal.Invalid("file", "The file could not be read to its end.")];
        }
        finally
        {
            running = false;
        }
    }

    private Task MovedAsync(Stream file)
    {
        read = file.Position;
        return InvokeAsync(StateHasChanged);
    }

    private Task DownloadAsync() => Browser.DownloadAsync("refused-rows.csv", new MemoryStream(import!.RefusedTable()));
}
