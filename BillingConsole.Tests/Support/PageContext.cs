using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using Bunit;
using Bunit.Rendering;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Components.Web;
using NodaTime;
using Radzen;

namespace BillingConsole.Tests.Support;

/// <summary>Renders components over the real operations and database of a host, without a browser.</summary>
public sealed class PageContext : BunitContext
{
    private readonly Actor actor;

    public PageContext(ConsoleHost host, Role role = Role.Admin)
    {
        actor = new(ActorKind.Job, "page test", "page test", role);
        var current = new CurrentActor(host.Services);
        current.Set(actor);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(new Operations(host.Services.GetRequiredService<IServiceScopeFactory>(), current));
        Services.AddSingleton(host.Services.GetRequiredService<TimeProvider>());
        Services.AddSingleton(host.Services.GetRequiredService<Slots>());
        Services.AddSingleton(host.Services.GetRequiredService<NavigationMap>());
        Services.AddRadzenComponents();
        Services.AddScoped<BillingConsole.Shell.Browser>();
        // bUnit compares markup with a package that is not among ours; nothing here compares.
        var comparer = typeof(BunitContext).Assembly.GetType("Bunit.Diffing.HtmlComparer", throwOnError: true)!;
        Services.AddSingleton(comparer, RuntimeHelpers.GetUninitializedObject(comparer));
    }

    /// <summary>The page at an address, as this context's actor in UTC sees it.</summary>
    public IRenderedComponent<TPage> At<TPage>(string address, params (string Name, object Value)[] route) where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>(page =>
        {
            page.AddCascadingValue(new Viewer(DateTimeZone.Utc, actor));
            foreach (var (name, value) in route) page.TryAdd(name, value);
        });
    }

    /// <summary>Raises an event as a browser does, at the element or the nearest ancestor that listens; bUnit's own needs a package that is not among ours.</summary>
    public Task RaiseAsync(IElement element, string name, EventArgs args)
    {
        for (var at = element; at is not null; at = at.ParentElement)
            if (ulong.TryParse(at.GetAttribute($"blazor:{name}"), out var listener)) return Renderer.DispatchEventAsync(listener, new(), args);
        throw new InvalidOperationException($"Nothing listens to {name} at {element.OuterHtml}.");
    }

    /// <summary>The same at what is found, and found again where the page was drawn anew between the look and the event: then no one has heard it.</summary>
    public async Task RaiseAsync(Func<IElement> find, string name, EventArgs args)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await RaiseAsync(find(), name, args);
                return;
            }
            catch (UnknownEventHandlerIdException) when (tries < 100)
            {
                // Drawn anew meanwhile.
            }
        }
    }

    public Task PressAsync<T>(IRenderedComponent<T> component, string selector) where T : IComponent =>
        RaiseAsync(() => component.Find(selector), "onclick", new MouseEventArgs());

    public Task TypeAsync<T>(IRenderedComponent<T> component, string selector, string text) where T : IComponent =>
        RaiseAsync(() => component.Find(selector), "oninput", new ChangeEventArgs { Value = text });
}
