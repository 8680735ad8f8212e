using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals.Changing;

/// <summary>The money first: what a change gives back and bills, asked anew whenever something is typed.</summary>
public sealed partial class WhatItDoes
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);
    private PreviewView? preview;
    private IReadOnlyList<Refusal> missing = [];
    private AssumedUsage usage;
    private bool computing;
    private int asked;

    [Inject] public required Operations Operations { get; init; }

    /// <summary>The preview of what is typed so far; null while something needed is not chosen.</summary>
    [Parameter, EditorRequired] public Func<AssumedUsage, IInput<PreviewView>?> Ask { get; set; } = _ => null;

    /// <summary>The answer, so that the form can put refusals beside their inputs and name its button.</summary>
    [Parameter] public EventCallback<Result<PreviewView>> Answered { get; set; }

    protected override void OnInitialized() => Recompute();

    public void Forget() => (preview, missing) = (null, []);

    public void Recompute() => _ = RecomputeAsync();

    /// <summary>Only the answer to the latest question is shown.</summary>
    private async Task RecomputeAsync()
    {
        var mine = ++asked;
        if (Ask(usage) is not { } question) return;
        computing = true;
        await Task.Delay(Pause);
        if (mine != asked) return;
        var answer = await Operations.RunAsync(question);
        if (mine != asked) return;
        await InvokeAsync(async () =>
        {
            (computing, missing) = (false, answer.Refusals);
            if (answer.Ok) preview = answer.Value;
            StateHasChanged();
            await Answered.InvokeAsync(answer);
        });
    }
}
