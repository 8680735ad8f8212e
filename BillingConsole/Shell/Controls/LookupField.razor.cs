using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BillingConsole.Shell.Controls;

/// <summary>One row out of many, found while typing. The value is its id or code.</summary>
public sealed partial class LookupField
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private IReadOnlyList<Choice> found = [];
    private CancellationTokenSource asking = new();
    private string? typed;
    private Choice? taken;
    private bool open;
    private bool searching;
    private int at;

    /// <summary>The first matches, best first; empty text asks for the likeliest.</summary>
    [Parameter, EditorRequired] public Func<string, CancellationToken, Task<IReadOnlyList<Choice>>> Find { get; set; } = null!;

    /// <summary>What the present value is called, where the page knows it.</summary>
    [Parameter] public string? ValueTitle { get; set; }

    [Parameter] public string? Placeholder { get; set; } = "Type to search";

    private string? Shown => typed ?? (taken?.Value == Value ? taken?.Title : null) ?? ValueTitle ?? Value;

    private Task OpenAsync()
    {
        if (open || Disabled) return Task.CompletedTask;
        open = true;
        return AskAsync("", TimeSpan.Zero);
    }

    private async Task TypeAsync(string? text)
    {
        typed = text ?? "";
        open = true;
        if (typed.Length == 0 && Value is not null) await ChangeAsync(null);
        await AskAsync(typed, Pause);
    }

    private async Task AskAsync(string text, TimeSpan pause)
    {
        await asking.CancelAsync();
        asking.Dispose();
        asking = new();
        var cancel = asking.Token;
        searching = true;
        try
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause, cancel);
            var answer = await Find(text.Trim(), cancel);
            if (!cancel.IsCancellationRequested) (found, at, searching) = (answer, 0, false);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when !open: await OpenAsync(); break;
            case "ArrowDown" when found.Count > 0: at = (at + 1) % found.Count; break;
            case "ArrowUp" when found.Count > 0: at = (at + found.Count - 1) % found.Count; break;
            case "Enter" when open && at < found.Count: await TakeAsync(found[at]); break;
            case "Escape": (open, typed) = (false, null); break;
        }
    }

    private Task TakeAsync(Choice choice)
    {
        (taken, typed, open) = (choice, null, false);
        return ChangeAsync(choice.Value);
    }

    /// <summary>What was typed and begins the name of one row alone is taken; anything else is dropped.</summary>
    private async Task LeaveAsync()
    {
        var left = open ? typed?.Trim() : null;
        (open, typed) = (false, null);
        if (string.IsNullOrEmpty(left)) return;
        var answer = await Find(left, CancellationToken.None);
        if (answer.FirstOrDefault(c => Same(c.Value, left) || Same(c.Title, left)) is { } named) await TakeAsync(named);
        else if (answer is [var only] && (Begins(only.Value, left) || Begins(only.Title, left))) await TakeAsync(only);
    }

    private static bool Same(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
