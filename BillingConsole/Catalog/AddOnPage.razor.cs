using BillingConsole.Catalog.Editing;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class AddOnPage
{
    private Loaded<AddOnView>? loaded;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    /// <summary>Its id or code.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<AddOnView?>> LoadAsync() => Operations.ReadAsync((CatalogQueries q) => q.AddOnAsync(Id, CancellationToken.None));

    private async Task<IReadOnlyList<Refusal>> SaveAsync(AddOnView addOn, OfferingChange change)
    {
        var saved = await Operations.RunAsync(new ChangeAddOn(addOn.Id.ToString(), change), new(addOn.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"{saved.Value.Name} is saved.");
        await loaded!.ReloadAsync();
        return [];
    }

    private Task EditAsync(AddOnView addOn) => DetailsDialog.OpenAsync(Dialogs, addOn, change => SaveAsync(addOn, change));

    private Task ChangePriceAsync(AddOnView addOn, PriceView? price) => PriceDialog.OpenAsync(Dialogs, addOn, price, change => SaveAsync(addOn, change));

    private async Task ArchiveAsync(AddOnView addOn)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {addOn.Name}?", "It can no longer be sold. Deals that hold it stay as they are.", "Archive add-on",
            async reason => (await Operations.RunAsync(new ArchiveAddOn(addOn.Id.ToString()), new(Reason: reason))).Refusals) { AsksReason = false });
        if (done) await loaded!.ReloadAsync();
    }
}
