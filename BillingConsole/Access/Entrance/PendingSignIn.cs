using System.Security.Claims;
using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Entrance;

/// <summary>Remembers for ten minutes whose password was right, until the second factor is shown or set up.</summary>
internal static class PendingSignIn
{
    public const string SchemeName = "half_signed_in";
    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new HostCookie("console-step");
        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        options.SlidingExpiration = false;
        options.TimeProvider = TimeProvider.System;
    }

    public static Task BeginAsync(HttpContext http, User user) => http.SignInAsync(SchemeName, new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(StampClaim, user.Stamp)], SchemeName)));

    public static Task EndAsync(HttpContext http) => http.SignOutAsync(SchemeName);

    public static async Task<User?> FindAsync(HttpContext http)
    {
        var shown = await http.AuthenticateAsync(SchemeName);
        if (!Id<User>.TryParse(shown.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        var stamp = shown.Principal?.FindFirstValue(StampClaim);
        return await http.RequestServices.GetRequiredService<BillingDb>().Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Stamp == stamp && !u.Disabled);
    }
}
