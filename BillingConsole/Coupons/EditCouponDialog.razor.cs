using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Coupons;

public sealed partial class EditCouponDialog
{
    private string? name;
    private LocalDate? startsOn;
    private LocalDate? endsOn;
    private decimal? maxRedemptions;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public CouponView Coupon { get; set; } = null!;

    protected override void OnInitialized() => (name, startsOn, endsOn, maxRedemptions) = (Coupon.Name, Coupon.StartsOn, Coupon.EndsOn, Coupon.MaxRedemptions);

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var saved = await Operations.RunAsync(new ChangeCoupon(Coupon.Code, new()
        {
            Name = name ?? "", StartsOn = startsOn, EndsOn = endsOn, MaxRedemptions = CouponDraft.Whole(maxRedemptions),
        }), new(Coupon.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"Coupon {saved.Value.Code} is saved.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
