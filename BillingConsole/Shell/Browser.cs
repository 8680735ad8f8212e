using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BillingConsole.Shell;

/// <summary>What the server asks of the browser; one script module, loaded once a circuit.</summary>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference?>? module;

    public sealed record Facts(string? Zone, bool PrefersDark, bool FirstVisit);

    /// <summary>Stores the browser's zone for the next visit and tells what it knows; null where there is no browser.</summary>
    public Task<Facts?> SetUpAsync() => AskAsync<Facts>("setUp", Viewer.ZoneCookie, Themes.Cookie);

    /// <summary>Calls <c>OpenSearch</c> of the target on Ctrl+K.</summary>
    public Task ListenForSearchAsync<T>(DotNetObjectReference<T> target) where T : class => TellAsync("listenForSearch", target);

    /// <summary>Puts the focus on the first refused field of the form.</summary>
    public Task FocusInvalidAsync(ElementReference form) => TellAsync("focusInvalid", form);

    public Task ScrollToAsync(string elementId) => TellAsync("scrollTo", elementId);

    public Task<bool> CopyAsync(string text) => AskAsync<bool>("copy", text);

    public async Task DownloadAsync(string fileName, Stream content)
    {
        using var stream = new DotNetStreamReference(content);
        await TellAsync("download", fileName, stream);
    }

    public async ValueTask DisposeAsync()
    {
        if (module is null) return;
        try
        {
            if (await module is { } loaded) await loaded.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
    }

    private async Task TellAsync(string name, params object?[] arguments) => await AskAsync<object>(name, arguments);

    private async Task<T?> AskAsync<T>(string name, params object?[] arguments)
    {
        try
        {
            var loaded = await (module ??= LoadAsync());
            return loaded is null ? default : await loaded.InvokeAsync<T?>(name, arguments);
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }

    private async Task<IJSObjectReference?> LoadAsync() => await js.InvokeAsync<IJSObjectReference?>("import", "./console.js");
}
