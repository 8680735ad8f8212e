using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog.Editing;

/// <summary>A price more, or the next version of one.</summary>
public sealed partial class PriceDialog
{
    private static readonly Choice[] Reaches =
    [
        new(Words.Of(PriceReach.New), "New deals only"),
        new(Words.Of(PriceReach.All), "New deals, and running ones without an override from their next period"),
    ];

    private CatalogChoices choices = CatalogChoices.None;
    private PriceDraft draft = new();
    private string? reach = Words.Of(PriceReach.New);

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Currency { get; set; } = "";

    [Parameter] public PriceView? Before { get; set; }

    /// <summary>Saves the change and answers why not.</summary>
    [Parameter, EditorRequired] public Func<OfferingChange, Task<IReadOnlyList<Refusal>>> Save { get; set; } = null!;

    public static Task OpenAsync(DialogService dialogs, OfferingView offering, PriceView? before, Func<OfferingChange, Task<IReadOnlyList<Refusal>>> save) =>
        dialogs.OpenAsync<PriceDialog>(before is null ? "Add a price" : $"New version of {before.Name}", new()
        {
            [nameof(Currency)] = offering.Currency.Code, [nameof(Before)] = before!, [nameof(Save)] = save,
        }, ConfirmActs.Options("min(48rem, calc(100vw - 2rem))"));

    protected override async Task OnInitializedAsync()
    {
        if (Before is not null) draft = PriceDraft.Of(Before.Definition);
        choices = await CatalogChoices.LoadAsync(Operations);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var refusals = await Save(new() { Prices = [draft.ToDefinition()], ApplyTo = Words.TryParse<PriceReach>(reach, out var to) ? to : null });
        if (refusals.Count == 0) Close();
        return refusals;
    }

    private void Close() => Dialogs.Close();
}
