using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>What stands behind the links that customers get.</summary>
public static class PayApi
{
    public static string PathOf(string token) => $"/pay/{token}";

    public static void MapPay(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet(PathOf("{token}"), async (string token, HttpContext http, PayDoor door, CancellationToken cancel) => Show(http, await door.OpenAsync(token, cancel)));
        open.MapGet(PathOf("{token}") + "/done", async (string token, HttpContext http, PayDoor door, CancellationToken cancel) => Show(http, await door.ReturnAsync(token, cancel)));
    }

    private static IResult Show(HttpContext http, OpenedLink opened)
    {
        // The address is the key to it, so neither caches nor search engines may keep what it shows.
        (http.Response.Headers.CacheControl, http.Response.Headers["X-Robots-Tag"]) = ("no-store", "noindex");
        if (opened is { Door: LinkDoor.Go, Go: { } url })
        {
            http.Response.Headers.Location = url;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        var status = opened.Door switch
        {
            LinkDoor.Unknown => StatusCodes.Status404NotFound,
            LinkDoor.Unavailable or LinkDoor.Ask or LinkDoor.Go => StatusCodes.Status503ServiceUnavailable,
            LinkDoor.Paid or LinkDoor.Processing or LinkDoor.Canceled or LinkDoor.Expired or LinkDoor.Failed => StatusCodes.Status200OK,
        };
        return new RazorComponentResult<PayNotice>(new { Link = opened }) { StatusCode = status };
    }
}
