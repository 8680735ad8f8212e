using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Taxes;

/// <summary>Everything of a tax that is not its rate.</summary>
public sealed partial class EditTaxDialog
{
    private string? name;
    private string? country;
    private string? region;
    private LocalDate? endsOn;
    private bool isDefault;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public TaxView Tax { get; set; } = null!;

    protected override void OnInitialized() =>
        (name, country, region, endsOn, isDefault) = (Tax.Name, Tax.Country, Tax.Region, Tax.Versions[0].EndsOn, Tax.Default);

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var saved = await Operations.RunAsync(new ChangeTax(Tax.Code, new()
        {
            Name = name ?? "", Country = country, Region = region, EndsOn = endsOn, Default = isDefault,
        }), new(Tax.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"Tax {Tax.Code} is saved.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
