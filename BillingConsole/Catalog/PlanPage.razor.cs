using BillingConsole.Catalog.Editing;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class PlanPage
{
    private Loaded<PlanView>? loaded;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    /// <summary>Its id or code.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PlanView?>> LoadAsync() => Operations.ReadAsync((CatalogQueries q) => q.PlanAsync(Id, CancellationToken.None));

    private async Task<IReadOnlyList<Refusal>> SaveAsync(PlanView plan, OfferingChange change)
    {
        var saved = await Operations.RunAsync(new ChangePlan(plan.Id.ToString(), change), new(plan.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"{saved.Value.Name} is saved.");
        await loaded!.ReloadAsync();
        return [];
    }

    private Task EditAsync(PlanView plan) => DetailsDialog.OpenAsync(Dialogs, plan, change => SaveAsync(plan, change));

    private Task ChangePriceAsync(PlanView plan, PriceView? price) => PriceDialog.OpenAsync(Dialogs, plan, price, change => SaveAsync(plan, change));

    private async Task DuplicateAsync(PlanView plan)
    {
        var copy = await Operations.RunAsync(new DuplicatePlan(plan.Id.ToString(), new()));
        if (copy.Ok) Navigation.NavigateTo(Links.Plan(copy.Value.Code));
        else Toasts.Failed(copy.Refusals);
    }

    private async Task ArchiveAsync(PlanView plan)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {plan.Name}?", "It can no longer be assigned. Deals that hold it stay as they are.", "Archive plan",
            async reason => (await Operations.RunAsync(new ArchivePlan(plan.Id.ToString()), new(Reason: reason))).Refusals) { AsksReason = false });
        if (done) await loaded!.ReloadAsync();
    }
}
