using System.Runtime.CompilerServices;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Radzen;

namespace BillingConsole.Tests.Shell;

/// <summary>Renders the shell's own components: no database, no operations, no browser.</summary>
public abstract class ScreenTest : BunitContext
{
    protected ScreenTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<BillingConsole.Shell.Browser>().AddSingleton<Slots>();
        // bUnit compares markup with a package that is not among ours; nothing here compares.
        var comparer = typeof(BunitContext).Assembly.GetType("Bunit.Diffing.HtmlComparer", throwOnError: true)!;
        Services.AddSingleton(comparer, RuntimeHelpers.GetUninitializedObject(comparer));
    }

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected static Viewer Someone(Role role = Role.Admin, string zone = "UTC") =>
        new(DateTimeZoneProviders.Tzdb[zone], new(ActorKind.User, "usr_1", "Ada Lovelace", role));

    protected IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>> parameters, Viewer? viewer = null) where T : IComponent =>
        Render<T>(p =>
        {
            p.AddCascadingValue(viewer ?? Someone());
            parameters(p);
        });

    /// <summary>Clicks the first match, or the nearest element around it that listens; bUnit's own Click needs a package that is not among ours.</summary>
    protected Task PressAsync<T>(IRenderedComponent<T> shown, string selector) where T : IComponent =>
        Renderer.DispatchEventAsync(ListenerOf(shown, selector, "onclick"), new EventFieldInfo(), new MouseEventArgs());

    protected Task KeyAsync<T>(IRenderedComponent<T> shown, string selector, string key) where T : IComponent =>
        Renderer.DispatchEventAsync(ListenerOf(shown, selector, "onkeydown"), new EventFieldInfo(), new KeyboardEventArgs { Key = key });

    private static ulong ListenerOf<T>(IRenderedComponent<T> shown, string selector, string type) where T : IComponent
    {
        for (var element = shown.Find(selector); element is not null; element = element.ParentElement)
            if (ulong.TryParse(element.GetAttribute($"blazor:{type}"), out var listener)) return listener;
        throw new InvalidOperationException($"Nothing listens to {type} on {selector}.");
    }
}
