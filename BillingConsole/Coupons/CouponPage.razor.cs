using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Coupons;

public sealed partial class CouponPage
{
    private Loaded<CouponView>? loaded;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    /// <summary>Its id or code.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private LocalDate Today => Instant.FromDateTimeOffset(Clock.GetUtcNow()).InZone(Viewer.Zone).Date;

    private Task<Result<CouponView?>> LoadAsync() => Operations.ReadAsync((CouponQueries q) => q.FindAsync(Id, CancellationToken.None));

    private async Task<Result<PageOf<RedemptionView>>> HoldersAsync(ListRequest request) =>
        (await Operations.ReadAsync((CouponQueries q) => q.HoldersAsync(Id, request.Listing, request.Cancel), request.Cancel)).Then(page => page ?? new PageOf<RedemptionView>([], null));

    private async Task EditAsync(CouponView coupon)
    {
        var done = await Dialogs.OpenAsync<EditCouponDialog>($"Edit {coupon.Code}", new() { [nameof(EditCouponDialog.Coupon)] = coupon }, ConfirmActs.Options());
        if (done is true) await loaded!.ReloadAsync();
    }

    private async Task ArchiveAsync(CouponView coupon)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {coupon.Code}?",
            $"It can no longer be assigned. {Wording.Count(coupon.Redemptions, "holder keeps", "holders keep")} it.", "Archive coupon",
            async reason => (await Operations.RunAsync(new ArchiveCoupon(coupon.Code), new(Reason: reason))).Refusals) { AsksReason = false });
        if (done) await loaded!.ReloadAsync();
    }
}
