using BillingConsole.Coupons;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Subscriptions;

public sealed partial class AddCouponDialog
{
    private const int Most = 8;
    private string? coupon;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    private async Task<IReadOnlyList<Choice>> FindAsync(string text, CancellationToken cancel)
    {
        var found = await Operations.ReadAsync((CouponQueries q) => q.ListAsync(new Listing(Most), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Code, c.Code, c.Sentence))] : [];
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (coupon is null) return [Refusal.Invalid("coupon", "Choose a coupon.", "required")];
        var saved = await Operations.RunAsync(new AddCoupon(Deal.Id.ToString(), new() { Coupon = coupon }));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"{coupon} discounts this deal from its next invoice on.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
