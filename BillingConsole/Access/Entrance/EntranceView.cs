using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingConsole.Access.Entrance;

/// <summary>A page before or beside the console: plain HTML from the server, forms that work without any script.</summary>
public abstract class EntranceView : ComponentBase
{
    [Parameter, EditorRequired]
    public required AntiforgeryTokenSet Token { get; set; }

    [Parameter]
    public IReadOnlyList<Refusal> Errors { get; set; } = [];

    [Parameter]
    public string ReturnUrl { get; set; } = "/";

    [Parameter]
    public string? Email { get; set; }

    /// <summary>Something that went well a moment ago.</summary>
    [Parameter]
    public string? Notice { get; set; }
}

internal static class EntranceViews
{
    public static IResult Show<TView>(this HttpContext http, IReadOnlyList<Refusal>? errors = null, int status = 200, Dictionary<string, object?>? more = null) where TView : EntranceView
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var parameters = new Dictionary<string, object?>(more ?? [])
        {
            [nameof(EntranceView.Token)] = tokens, [nameof(EntranceView.Errors)] = errors ?? [],
            [nameof(EntranceView.ReturnUrl)] = LocalUrl.Of(http.ReturnUrl()),
        };
        return new RazorComponentResult<TView>(parameters) { StatusCode = status };
    }

    public static IResult Show<TView>(this HttpContext http, string error, int status = 422) where TView : EntranceView =>
        http.Show<TView>([Refusal.Invalid("", error)], status);

    /// <summary>Where somebody wanted to go: from the form, else from the address.</summary>
    public static string? ReturnUrl(this HttpContext http) =>
        http.Request.HasFormContentType && http.Request.Form.TryGetValue("returnUrl", out var form) ? form.ToString() : http.Request.Query["returnUrl"].ToString();

    public static string Field(this HttpContext http, string name) => http.Request.HasFormContentType ? http.Request.Form[name].ToString() : "";
}

/// <summary>Refuses a form that this console did not show to this browser.</summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method)) return await next(context);
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return http.Show<NoticePage>("The form could not be read.", 400);
        }
        return await antiforgery.IsRequestValidAsync(http)
            ? await next(context) : http.Show<NoticePage>("This form was open too long, or another page sent it. Go back, reload the page and try again.", 400);
    }
}
