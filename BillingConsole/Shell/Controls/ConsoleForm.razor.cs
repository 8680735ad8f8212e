using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>
/// A form that submits once, shows every refusal beside its field (the rest above), puts the focus on the first, and
/// guards what is not saved.
/// </summary>
public sealed partial class ConsoleForm
{
    private readonly Dictionary<string, string> unreadable = new(StringComparer.Ordinal);
    private readonly HashSet<string> fields = new(StringComparer.Ordinal);
    private IReadOnlyList<Refusal> refusals = [];
    private ElementReference element;
    private bool busy;
    private bool done;
    private bool focusRefused;

    [Inject] public required Browser Browser { get; init; }

    /// <summary>Does it and answers why not: <c>return result.Refusals;</c>. An empty answer means it is done.</summary>
    [Parameter, EditorRequired] public Func<Task<IReadOnlyList<Refusal>>> Submit { get; set; } = null!;

    /// <summary>What the button says, by its verb: "Create customer".</summary>
    [Parameter] public string SubmitText { get; set; } = "Save";

    [Parameter] public bool Danger { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public string? Label { get; set; }

    /// <summary>Beside the submit button, such as a way back.</summary>
    [Parameter] public RenderFragment? Buttons { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Something was typed that is not saved.</summary>
    public bool Dirty { get; private set; }

    private List<Refusal> Elsewhere => [.. refusals.Where(r => r.Field is null || !fields.Contains(r.Field))];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focusRefused) return;
        focusRefused = false;
        await Browser.FocusInvalidAsync(element);
    }

    /// <summary>Says beside the fields what a look ahead (a preview) found, without having been submitted.</summary>
    public void Show(IReadOnlyList<Refusal> found)
    {
        if (busy || refusals.SequenceEqual(found)) return;
        refusals = found;
        StateHasChanged();
    }

    internal void Register(string field) => fields.Add(field);

    internal void Forget(string field)
    {
        fields.Remove(field);
        unreadable.Remove(field);
    }

    internal IEnumerable<string> MessagesOf(string field) => unreadable.TryGetValue(field, out var own)
        ? [own]
        : refusals.Where(r => r.Field == field).Select(r => r.Message);

    /// <summary>A field was changed: what was said about it no longer holds.</summary>
    /// <param name="trouble">Why the text cannot be read, or null when it can.</param>
    internal void Touch(string field, string? trouble)
    {
        (Dirty, done) = (true, false);
        refusals = [.. refusals.Where(r => r.Field != field)];
        if (trouble is null) unreadable.Remove(field);
        else unreadable[field] = trouble;
        StateHasChanged();
    }

    private async Task SubmitAsync()
    {
        if (busy || done || Disabled) return;
        if (unreadable.Count > 0)
        {
            focusRefused = true;
            return;
        }
        (busy, refusals) = (true, []);
        // Rendered once before the owner acts: the guard must stand down in case the owner goes to another page.
        await Task.Yield();
        try
        {
            await AskOwnerAsync();
            (done, Dirty, focusRefused) = (refusals.Count == 0, Dirty && refusals.Count > 0, refusals.Count > 0);
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>As an event of the owner, so that the page is rendered after it.</summary>
    private Task AskOwnerAsync() => new EventCallback(Submit.Target as IHandleEvent, async () => refusals = await Submit()).InvokeAsync();
}
