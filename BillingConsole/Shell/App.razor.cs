using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BillingConsole.Shell;

public sealed partial class App
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>Interactive, except for pages that must set cookies and therefore say [ExcludeFromInteractiveRouting].</summary>
    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    /// <summary>Known from the first byte, so that a dark console never flashes white.</summary>
    private string Theme => Themes.Known(Http.Request.Cookies[Themes.Cookie]);

    private string? Zone => Http.Request.Cookies[Viewer.ZoneCookie];
}
