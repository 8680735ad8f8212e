using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A button that acts once: while it works, and for the moment in which a double click ends, further presses do nothing.</summary>
public sealed partial class ActButton
{
    private static readonly TimeSpan DoubleClick = TimeSpan.FromMilliseconds(400);
    private bool locked;
    private bool busy;

    [Parameter, EditorRequired] public EventCallback Click { get; set; }

    [Parameter] public ActKind Kind { get; set; } = ActKind.Main;

    [Parameter] public string? Icon { get; set; }

    [Parameter] public bool Small { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Others { get; set; }

    private async Task PressAsync()
    {
        if (locked || Disabled) return;
        (locked, busy) = (true, true);
        StateHasChanged();
        try
        {
            await Click.InvokeAsync();
        }
        finally
        {
            busy = false;
            _ = UnlockAsync();
        }
    }

    private async Task UnlockAsync()
    {
        await Task.Delay(DoubleClick);
        locked = false;
    }
}
