using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Several rows out of many, by their codes, in the order of choosing.</summary>
public sealed partial class PickField
{
    [CascadingParameter] public ConsoleForm? Form { get; set; }

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter, EditorRequired] public Func<string, CancellationToken, Task<IReadOnlyList<Choice>>> Find { get; set; } = null!;

    [Parameter] public string? Help { get; set; }

    [Parameter] public bool Optional { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public string Placeholder { get; set; } = "Type to search, Enter adds";

    [Parameter] public IReadOnlyList<string> Values { get; set; } = [];

    [Parameter] public EventCallback<IReadOnlyList<string>> ValuesChanged { get; set; }

    private async Task<IReadOnlyList<Choice>> FindOthersAsync(string text, CancellationToken cancel) =>
        [.. (await Find(text, cancel)).Where(c => !Values.Contains(c.Value))];

    private Task AddAsync(string? value) => value is null || Values.Contains(value) ? Task.CompletedTask : ValuesChanged.InvokeAsync([.. Values, value]);

    private Task RemoveAsync(string value)
    {
        Form?.Touch(Name, null);
        return ValuesChanged.InvokeAsync([.. Values.Where(v => v != value)]);
    }
}
