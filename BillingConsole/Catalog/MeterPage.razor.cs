using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Usage;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class MeterPage
{
    private Loaded<MeterRow>? loaded;
    private string? name;

    /// <summary>Its id or code.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<MeterRow?>> LoadAsync() => Operations.ReadAsync((CatalogQueries q) => q.MeterRowAsync(Id, CancellationToken.None));

    private async Task<IReadOnlyList<Refusal>> RenameAsync(MeterRow meter)
    {
        var saved = await Operations.RunAsync(new ChangeMeter(meter.Code, new() { Name = name ?? meter.Name }), new(meter.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"It is called {saved.Value.Name} now.");
        name = null;
        await loaded!.ReloadAsync();
        return [];
    }

    private async Task ArchiveAsync(MeterRow meter)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {meter.Name}?", "Events of its type are no longer counted by it. Prices that bill it find nothing new.", "Archive meter",
            async reason => (await Operations.RunAsync(new ArchiveMeter(meter.Code), new(Reason: reason))).Refusals) { AsksReason = false });
        if (done) await loaded!.ReloadAsync();
    }
}
