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
        app.MapGet("/metrics", (CurrentActor current) => TextAsync(book, current)).RequireAuthorization(HttpSetup.ApiPolicy).ExcludeFromDescription();
    }

    private static async Task<IResult> TextAsync(MetricsBook book, CurrentActor current) => await current.FindAsync() is { } actor && actor.May(Permission.Read)
        ? Results.Text(book.Text(), MetricsBook.ContentType) : Problems.From([Refusal.Forbidden("This key may not read.")]);
}
