using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>What the frame around every field shows.</summary>
public interface IField
{
    string Id { get; }
    string Label { get; }
    string? Help { get; }
    bool Optional { get; }
    IReadOnlyList<string> Messages { get; }
}

/// <summary>One input of a <see cref="ConsoleForm"/>: label, help, and every refusal of its <see cref="Name"/> beside it.</summary>
public abstract class Field<TValue> : ComponentBase, IField, IDisposable
{
    private string? registered;

    [CascadingParameter] public ConsoleForm? Form { get; set; }

    /// <summary>The operation's name of the input, such as <c>payment_terms_days</c> or <c>prices[0].amount</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>A sentence under the input.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Says so beside the label; all others are needed.</summary>
    [Parameter] public bool Optional { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public TValue? Value { get; set; }

    [Parameter] public EventCallback<TValue?> ValueChanged { get; set; }

    public string Id => "f-" + string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public IReadOnlyList<string> Messages => [.. Form?.MessagesOf(Name) ?? []];

    protected string Invalid => Messages.Count > 0 ? "true" : "false";

    /// <summary>The ids of what explains the input.</summary>
    protected string? DescribedBy => (Help is not null || Messages.Count > 0) ? $"{Id}-help {Id}-errors" : null;

    protected override void OnParametersSet()
    {
        if (registered == Name) return;
        if (registered is not null) Form?.Forget(registered);
        Form?.Register(registered = Name);
    }

    public void Dispose()
    {
        if (registered is not null) Form?.Forget(registered);
        GC.SuppressFinalize(this);
    }

    protected Task ChangeAsync(TValue? value)
    {
        Form?.Touch(Name, null);
        return ValueChanged.InvokeAsync(value);
    }

    /// <summary>The text is no value of this kind; the value stays as it was and the form does not submit.</summary>
    protected void Refuse(string trouble) => Form?.Touch(Name, trouble);
}
