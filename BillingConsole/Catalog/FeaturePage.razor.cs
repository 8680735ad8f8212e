using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class FeaturePage
{
    private Loaded<FeatureView>? loaded;
    private string? name;

    /// <summary>Its id or code.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<FeatureView?>> LoadAsync() => Operations.ReadAsync((CatalogQueries q) => q.FeatureAsync(Id, CancellationToken.None));

    private async Task<IReadOnlyList<Refusal>> RenameAsync(FeatureView feature)
    {
        var saved = await Operations.RunAsync(new ChangeFeature(feature.Code, new() { Name = name ?? feature.Name }), new(feature.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"It is called {saved.Value.Name} now.");
        name = null;
        await loaded!.ReloadAsync();
        return [];
    }

    private async Task ArchiveAsync(FeatureView feature)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {feature.Name}?", "It leaves the lists. Plans and deals that grant it go on granting it.", "Archive feature",
            async reason => (await Operations.RunAsync(new ArchiveFeature(feature.Code), new(Reason: reason))).Refusals) { AsksReason = false });
        if (done) await loaded!.ReloadAsync();
    }
}
