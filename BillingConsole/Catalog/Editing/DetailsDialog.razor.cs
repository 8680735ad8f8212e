using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog.Editing;

/// <summary>Everything of a plan or an add-on that is not a price.</summary>
public sealed partial class DetailsDialog
{
    private CatalogChoices choices = CatalogChoices.None;
    private List<EntitlementDraft> entitlements = [];
    private string? name;
    private string? description;
    private decimal? trialDays;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public OfferingView Offering { get; set; } = null!;

    /// <summary>Saves the change and answers why not.</summary>
    [Parameter, EditorRequired] public Func<OfferingChange, Task<IReadOnlyList<Refusal>>> Save { get; set; } = null!;

    private bool HasTrial => Offering is PlanView;

    public static Task OpenAsync(DialogService dialogs, OfferingView offering, Func<OfferingChange, Task<IReadOnlyList<Refusal>>> save) =>
        dialogs.OpenAsync<DetailsDialog>($"Edit {offering.Name}", new() { [nameof(Offering)] = offering, [nameof(Save)] = save },
            ConfirmActs.Options("min(44rem, calc(100vw - 2rem))"));

    protected override async Task OnInitializedAsync()
    {
        (name, description, trialDays) = (Offering.Name, Offering.Description, Offering.TrialDays == 0 ? null : Offering.TrialDays);
        entitlements = [.. Offering.Entitlements.Select(EntitlementDraft.Of)];
        choices = await CatalogChoices.LoadAsync(Operations);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var refusals = await Save(new()
        {
            Name = name ?? "", Description = description, TrialDays = HasTrial ? OfferingDraft.Count(trialDays ?? 0) : null,
            Entitlements = entitlements.ConvertAll(e => e.ToBody(choices.KindOf(e.Feature))),
        });
        if (refusals.Count == 0) Close();
        return refusals;
    }

    private void Close() => Dialogs.Close();
}
