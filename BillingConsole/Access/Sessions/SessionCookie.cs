using System.Security.Claims;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BillingConsole.Access.Sessions;

/// <summary>The cookie of a signed-in person: it names the session, and every request asks whether that still lasts.</summary>
public static class SessionCookie
{
    public const string SchemeName = "session";
    public const string SessionClaim = "session";
    public const string DisplayNameClaim = "display_name";

    public static ClaimsPrincipal Principal(User user, Id<Session> session, string? address)
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, user.Id.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, user.Email));
        identity.AddClaim(new(DisplayNameClaim, user.Name));
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new(Actor.KindClaim, nameof(ActorKind.User)));
        identity.AddClaim(new(SessionClaim, session.ToString()));
        if (address is not null) identity.AddClaim(new(Actor.AddressClaim, address));
        return new(identity);
    }

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new HostCookie("console");
        options.ExpireTimeSpan = Session.Idle.ToTimeSpan();
        options.SlidingExpiration = true;
        options.TimeProvider = TimeProvider.System;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = SendToEntranceAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var check = context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
        if (context.Principal is not { } shown || await check.FindAsync(shown, context.HttpContext.RequestAborted) is not { } found)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SchemeName);
            return;
        }
        if (shown.FindFirstValue(ClaimTypes.Role) == found.User.Role.ToString() && shown.Identity?.Name == found.User.Email) return;
        context.ReplacePrincipal(Principal(found.User, found.Session.Id, found.Session.Address));
        context.ShouldRenew = true;
    }

    /// <summary>A page leads to the entrance and back; anything else is told 401.</summary>
    private static async Task SendToEntranceAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments("/_blazor"))
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            http.Response.Redirect(await http.RequestServices.GetRequiredService<SessionCheck>().AnyUserAsync(http.RequestAborted) ? context.RedirectUri : "/setup");
    }
}
