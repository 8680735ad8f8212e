using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Coupons;

public sealed partial class CouponListPage
{
    private DataList<CouponView>? list;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private LocalDate Today => Instant.FromDateTimeOffset(Clock.GetUtcNow()).InZone(Viewer.Zone).Date;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Navigation.Uri.EndsWith(Links.NewCoupon, StringComparison.Ordinal) && Viewer.May(Permission.EditCatalog)) await CreateAsync();
    }

    private Task<Result<PageOf<CouponView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (CouponQueries q) => q.ListAsync(request.Listing, request.Text("search"), request.Flag("archived"), request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenAsync<NewCouponDialog>("New coupon", null, ConfirmActs.Options("min(36rem, calc(100vw - 2rem))")) is true) await list!.ReloadAsync();
    }
}
