using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Coupons;

/// <summary>Name, type, amount, cadence, dates and cap of a new coupon, with the sentence that says what it will do.</summary>
public sealed partial class NewCouponDialog
{
    private static readonly Choice[] Currencies = [.. Currency.All.Select(c => new Choice(c.Code, c.Code))];
    private static readonly Choice[] Cadences = [new(CouponDraft.Once, "Once"), new(CouponDraft.Recurring, "Recurring")];
    private readonly CouponDraft draft = new();

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var made = await Operations.RunAsync(new CreateCoupon(draft.ToBody()));
        if (!made.Ok) return [.. made.Refusals.Select(AtItsField)];
        Toasts.Done($"Coupon {made.Value.Code} can be assigned now.");
        Dialogs.Close(true);
        return [];
    }

    /// <summary>A list is one field here: what is said of its second code is shown beside the list.</summary>
    private static Refusal AtItsField(Refusal refusal) =>
        refusal.Field?.StartsWith("applies_to.", StringComparison.Ordinal) == true ? refusal with { Field = refusal.Field.Split('[')[0] } : refusal;

    private void Cancel() => Dialogs.Close(false);
}
