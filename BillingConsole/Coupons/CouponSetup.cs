namespace BillingConsole.Coupons;

public static class CouponSetup
{
    public static IServiceCollection AddCoupons(this IServiceCollection services) => services.AddScoped<Redeemer>().AddScoped<Shell.Search.ISearchSource, CouponSearch>();
}
