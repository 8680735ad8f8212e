using BillingConsole.Platform.Http;
using BillingConsole.Shell.Search;
using Radzen;

namespace BillingConsole.Shell;

public static class ShellSetup
{
    private static readonly TimeSpan RememberLook = TimeSpan.FromDays(365);

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddRadzenCookieThemeService(o => (o.Name, o.Duration) = (Themes.Cookie, RememberLook));
        services.AddSingleton<Slots>().AddSingleton<NavigationMap>().AddScoped<Browser>();
        services.AddScoped<SearchRun>().AddScoped<ISearchSource, PageSearch>();
        services.AddSlot<ClockBanner>(SlotName.Banner, "Test clock", 0);
        return services;
    }

    /// <summary>Pages for what is not there and for what went wrong before a circuit exists; programs get their own answers.</summary>
    public static void UseShell(this WebApplication app) => app.UseWhen(AsksForPage, pages =>
    {
        pages.UseExceptionHandler(Links.Error, createScopeForErrors: true);
        pages.UseStatusCodePagesWithReExecute(Links.NotFound, createScopeForStatusCodePages: true);
    });

    public static void MapShell(this WebApplication app) => app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

    private static bool AsksForPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments(HttpSetup.Root) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
