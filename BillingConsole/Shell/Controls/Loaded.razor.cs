using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Fetches one thing and shows it; a skeleton meanwhile, and a sentence when it is not there or not allowed.</summary>
public sealed partial class Loaded<TItem>
{
    private TItem? item;
    private IReadOnlyList<Refusal> refusals = [];
    private object? shownFor;
    private bool loading = true;

    [Parameter, EditorRequired] public Func<Task<Result<TItem?>>> Load { get; set; } = null!;

    /// <summary>What it is called, such as "customer".</summary>
    [Parameter, EditorRequired] public string What { get; set; } = "";

    /// <summary>Which one; another value fetches again.</summary>
    [Parameter, EditorRequired] public object? Key { get; set; }

    [Parameter, EditorRequired] public RenderFragment<TItem> ChildContent { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (Equals(shownFor, Key)) return;
        (shownFor, item, loading) = (Key, null, true);
        await ReloadAsync();
    }

    /// <summary>Fetches it again, leaving the old one on screen until the new one is there.</summary>
    public async Task ReloadAsync()
    {
        var asked = Key;
        var result = await AskAsync();
        if (!Equals(asked, Key)) return;
        (item, refusals, loading) = (result.Ok ? result.Value : null, result.Refusals, false);
        StateHasChanged();
    }

    private async Task<Result<TItem?>> AskAsync()
    {
        try
        {
            return await Load();
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
