using BillingConsole.Platform.Http;

namespace BillingConsole.Coupons;

public static class CouponApi
{
    private const string Example = """
        {"code":"WELCOME","name":"Welcome","kind":"percentage","percent_off":"20","duration":"repeating","duration_in_periods":2,"ends_on":"2027-12-31","max_redemptions":100}
        """;

    public static void MapCoupons(this RouteGroupBuilder api)
    {
        api.MapPost("/coupons", (Body<CouponBody> body, Api run) => run.Create(body, b => new CreateCoupon(b), c => $"{HttpSetup.Root}/coupons/{c.Id}"))
            .Says<CouponView>("Create a coupon", Example, 201);
        api.MapGet("/coupons", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((CouponQueries q) => q.ListAsync(listing, search, archived ?? false, cancel)))
            .Says<PageOf<CouponView>>("List coupons, newest first");
        api.MapGet("/coupons/{id}", (string id, Api run, CancellationToken cancel) => run.Find((CouponQueries q) => q.FindAsync(id, cancel), "coupon", id))
            .Says<CouponView>("Read one coupon");
        api.MapPatch("/coupons/{id}", (string id, Body<CouponChange> body, Api run) => run.Run(body, b => new ChangeCoupon(id, b)))
            .Says<CouponView>("Change a coupon's name, window or cap; null clears", """{"max_redemptions":200,"ends_on":null}""");
        api.MapPost("/coupons/{id}/archive", (string id, Api run) => run.Run(new ArchiveCoupon(id)))
            .Says<CouponView>("Archive a coupon; whoever holds it keeps it");
        api.MapGet("/coupons/{id}/redemptions", (string id, Listing listing, Api run, CancellationToken cancel) =>
                run.Find((CouponQueries q) => q.HoldersAsync(id, listing, cancel), "coupon", id))
            .Says<PageOf<RedemptionView>>("List who holds a coupon");
    }
}
