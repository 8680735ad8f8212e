using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Access.Entrance;

/// <summary>The document around a page of the entrance.</summary>
public sealed partial class EntrancePage
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter] public IReadOnlyList<Refusal> Errors { get; set; } = [];

    [Parameter] public string? Notice { get; set; }

    [Parameter] public bool Wide { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>As the person chose in the console; before that the system's own choice holds.</summary>
    private string? Theme => Http?.Request.Cookies[Themes.Cookie] switch
    {
        Themes.Dark => "dark",
        Themes.Light => "light",
        _ => null,
    };
}
