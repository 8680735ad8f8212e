using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Taxes;

public sealed partial class NewTaxDialog
{
    private static readonly Choice[] Currencies = [.. Currency.All.Select(c => new Choice(c.Code, c.Code))];
    private string? name;
    private string? code;
    private TaxKind? kind = TaxKind.Percentage;
    private decimal? rate;
    private decimal? amount;
    private string? currency = "USD";
    private string? country;
    private string? region;
    private LocalDate? startsOn;
    private LocalDate? endsOn;
    private bool inclusive;
    private bool isDefault;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var isFixed = kind == TaxKind.Fixed;
        var made = await Operations.RunAsync(new CreateTax(new()
        {
            Code = code, Name = name, Kind = kind, Rate = isFixed ? null : rate, Amount = isFixed ? amount : null, Currency = isFixed ? currency : null,
            Country = country, Region = region, Inclusive = !isFixed && inclusive, StartsOn = startsOn, EndsOn = endsOn, Default = isDefault,
        }));
        if (!made.Ok) return made.Refusals;
        Toasts.Done($"Tax {made.Value.Code} can be charged now.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
