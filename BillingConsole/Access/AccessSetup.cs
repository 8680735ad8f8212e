using BillingConsole.Access.AuditLog;
using BillingConsole.Access.Entrance;
using BillingConsole.Access.Hardening;
using BillingConsole.Access.Keys;
using BillingConsole.Access.SecondFactors;
using BillingConsole.Access.Sessions;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;

namespace BillingConsole.Access;

public static class AccessSetup
{
    private const string EitherScheme = "session_or_key";

    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, AccessSettings.Read(builder.Configuration));
        services.AddSingleton(settings).AddKeyRing(builder.Configuration);
        services.AddScoped<IActorGate, ActorGate>().AddScoped<IStaff, Staff>().AddSingleton<KeyUse>().AddSingleton<KnownKeys>().AddSingleton<MetricsBook>().AddHostedService<KeyUseWriter>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>().AddSingleton<Passwords>().AddSingleton<SecondFactor>();
        services.AddSingleton<Invitations>().AddScoped<InvitationBook>().AddSingleton<SignInThrottle>().AddScoped<SignInDesk>().AddScoped<AccountDesk>();
        services.AddScoped<SessionCheck>().AddScoped<CircuitActivity>().AddScoped<CircuitHandler>(s => s.GetRequiredService<CircuitActivity>());
        services.AddScoped<AuthenticationStateProvider, CircuitWatch>();
        services.AddSlot<FactorBanner>(SlotName.Banner, "Second factor", 10).AddSlot<ProfileLink>(SlotName.UserMenu, "Profile", 0);
        services.AddAntiforgery(o => (o.Cookie, o.SuppressXFrameOptionsHeader) = (new HostCookie("console-form"), true));
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, o => o.ForwardDefaultSelector = SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie(SessionCookie.SchemeName, SessionCookie.Configure)
            .AddCookie(PendingSignIn.SchemeName, PendingSignIn.Configure);
        services.AddAuthorizationBuilder()
            .AddPolicy(HttpSetup.ApiPolicy, ForKeys)
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder;
    }

    /// <summary>Headers, proxies, origins, who it is, and whether that may pass; everything is closed unless it says otherwise.</summary>
    public static void UseAccess(this WebApplication app)
    {
        UseKnownProxies(app);
        app.UseSecurityHeaders();
        app.UseOwnSocketsOnly();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((http, next) =>
        {
            if (Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString()) is { } actor) http.RequestServices.GetRequiredService<CurrentActor>().Set(actor);
            return next(http);
        });
    }

    public static void MapAccess(this RouteGroupBuilder api)
    {
        api.MapApiKeys();
        api.MapUsers();
        api.MapAudit();
    }

    /// <summary>What stands at the root: the entrance, the account and the health checks.</summary>
    public static void MapEntrance(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous().AddEndpointFilter<FormGuard>().ExcludeFromDescription();
        EntranceApi.MapEntrance(open);
        open.MapSetup();
        var signedIn = app.MapGroup("").RequireAuthorization().AddEndpointFilter<FormGuard>().ExcludeFromDescription();
        signedIn.MapAccount();
        signedIn.MapWelcome();
        app.MapGroup("").AllowAnonymous().ExcludeFromDescription().MapHealth();
        app.MapMetrics();
    }

    private static string SchemeFor(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || (http.Request.Path.StartsWithSegments("/openapi") && http.Request.Headers.Authorization.Count > 0)
            ? ApiKeyHandler.SchemeName : SessionCookie.SchemeName;

    private static void ForKeys(AuthorizationPolicyBuilder policy) => policy
        .AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.Resource is HttpContext http && ApiKeyHandler.MayAsk(http));

    private static void UseKnownProxies(WebApplication app)
    {
        var known = app.Services.GetRequiredService<AccessSettings>().KnownProxies;
        if (known.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known) options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
