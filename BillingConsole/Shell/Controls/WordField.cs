using BillingConsole.Platform.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BillingConsole.Shell.Controls;

/// <summary>One member of an enum.</summary>
public sealed class WordField<TEnum> : ComponentBase where TEnum : struct, Enum
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Help { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>What null is called, where that is a choice.</summary>
    [Parameter] public string? None { get; set; }

    [Parameter] public TEnum? Value { get; set; }

    [Parameter] public EventCallback<TEnum?> ValueChanged { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<ChoiceField>(0);
        builder.AddComponentParameter(1, nameof(ChoiceField.Name), Name);
        builder.AddComponentParameter(2, nameof(ChoiceField.Label), Label);
        builder.AddComponentParameter(3, nameof(ChoiceField.Help), Help);
        builder.AddComponentParameter(4, nameof(ChoiceField.Disabled), Disabled);
        builder.AddComponentParameter(5, nameof(ChoiceField.None), None);
        builder.AddComponentParameter(6, nameof(ChoiceField.Options), Choice.Of<TEnum>());
        builder.AddComponentParameter(7, nameof(ChoiceField.Value), Value is { } value ? Words.Of(value) : null);
        builder.AddComponentParameter(8, nameof(ChoiceField.ValueChanged), EventCallback.Factory.Create<string?>(this, ReadAsync));
        builder.CloseComponent();
    }

    private Task ReadAsync(string? word) => ValueChanged.InvokeAsync(Words.TryParse<TEnum>(word, out var value) ? value : null);
}
