using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Access.Hardening;

internal static class MetricsApi
{
    /// <summary>For whoever counts: closed to strangers, and to keys that may only send events.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        // From the start on, whenever somebody first asks.
        var book = app.Services.GetRequiredService<MetricsBook>();
        app.MapGet("/metrics", (Operations operations, CancellationToken cancel) => TextAsync(book, operations, cancel)).RequireAuthorization(HttpSetup.ApiPolicy).ExcludeFromDescription();
    }

    private static async Task<IResult> TextAsync(MetricsBook book, Operations operations, CancellationToken cancel) => await operations.WhoAsync(cancel) switch
    {
        null => Problems.From([Operations.Stranger]),
        { } actor when actor.May(Permission.Read) => Results.Text(book.Text(), MetricsBook.ContentType),
        _ => Problems.From([Refusal.Forbidden("This key may not read.")]),
    };
}
