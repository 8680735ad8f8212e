using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Taxes;

/// <summary>The next version of a tax.</summary>
public sealed partial class TaxRateDialog
{
    private decimal? rate;
    private decimal? amount;
    private LocalDate? startsOn;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public TaxView Tax { get; set; } = null!;

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (rate is null && amount is null) return [Refusal.Invalid(Tax.Kind == TaxKind.Fixed ? "amount" : "rate", "Give the new number.", "required")];
        var saved = await Operations.RunAsync(new ChangeTax(Tax.Code, new() { Rate = rate, Amount = amount, StartsOn = startsOn }), new(Tax.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"The new rate of {Tax.Code} is saved.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
