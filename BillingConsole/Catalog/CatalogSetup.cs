namespace BillingConsole.Catalog;

public static class CatalogSetup
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services.AddScoped<PriceList>().AddScoped<Shell.Search.ISearchSource, CatalogSearch>();
}
