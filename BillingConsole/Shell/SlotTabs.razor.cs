using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

/// <summary>The tabs that capabilities registered for one kind of thing.</summary>
public sealed partial class SlotTabs
{
    [Inject] public required Slots Slots { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter, EditorRequired] public SlotName Name { get; set; }

    /// <summary>The name of the parameter that says what it is about, such as <c>Customer</c>.</summary>
    [Parameter, EditorRequired] public string Of { get; set; } = "";

    [Parameter, EditorRequired] public string Id { get; set; } = "";

    private Tab[] All => [.. Slots.In(Name, Viewer).Select(s => new Tab(s.Key, s.Title, Content(s.Component)))];

    private RenderFragment Content(Type component) => builder =>
    {
        builder.OpenComponent(0, component);
        builder.AddComponentParameter(1, Of, Id);
        builder.CloseComponent();
    };
}
