using BillingConsole.Catalog.Editing;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class NewPlanPage
{
    private readonly OfferingDraft draft = new();
    private CatalogChoices choices = CatalogChoices.None;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    protected override async Task OnInitializedAsync() => choices = await CatalogChoices.LoadAsync(Operations);

    private async Task<IReadOnlyList<Refusal>> CreateAsync()
    {
        var made = await Operations.RunAsync(new CreatePlan(draft.ToPlan(choices)));
        if (!made.Ok) return made.Refusals;
        Toasts.Done($"Plan {made.Value.Name} is on sale.");
        Navigation.NavigateTo(Links.Plan(made.Value.Code));
        return [];
    }
}
