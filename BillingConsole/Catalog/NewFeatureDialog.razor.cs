using BillingConsole.Catalog.Editing;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class NewFeatureDialog
{
    private CatalogChoices choices = CatalogChoices.None;
    private string? name;
    private string? code;
    private FeatureKind? kind = FeatureKind.Boolean;
    private string? meter;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    protected override async Task OnInitializedAsync() => choices = await CatalogChoices.LoadAsync(Operations);

    private void Rename(string? typed)
    {
        if (code is null || code == Slug.Of(name)) code = Slug.Of(typed);
        name = typed;
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var made = await Operations.RunAsync(new CreateFeature(new() { Code = code, Name = name, Kind = kind, Meter = kind == FeatureKind.Metered ? meter : null }));
        if (!made.Ok) return made.Refusals;
        Toasts.Done($"Feature {made.Value.Name} can be granted now.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
