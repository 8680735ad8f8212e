using BillingConsole.Access.Keys;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace BillingConsole.Access;

public static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IActorGate, ActorGate>().AddSingleton<KeyUse>().AddHostedService<KeyUseWriter>();
        services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(HttpSetup.ApiPolicy, ForKeys);
        return builder;
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccess(this RouteGroupBuilder api) => api.MapApiKeys();

    private static void ForKeys(AuthorizationPolicyBuilder policy) => policy
        .AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.Resource is HttpContext http && ApiKeyHandler.MayAsk(http));
}
