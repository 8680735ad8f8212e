using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BillingConsole.Alerts;

/// <summary>In the top bar: how many alerts nobody has acknowledged yet. Looks again every few seconds and on every page.</summary>
public sealed partial class AlertBell : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource leaving = new();
    private int unread;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        return LookAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = WatchAsync(leaving.Token);
    }

    private void Moved(object? sender, LocationChangedEventArgs to) => _ = InvokeAsync(LookAsync);

    private async Task WatchAsync(CancellationToken cancel)
    {
        try
        {
            using var timer = new PeriodicTimer(Pause);
            while (await timer.WaitForNextTickAsync(cancel)) await InvokeAsync(LookAsync);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task LookAsync()
    {
        var found = await Operations.ReadAsync((AlertQueries q) => q.OpenCountAsync(CancellationToken.None));
        if (!found.Ok || found.Value == unread) return;
        unread = found.Value;
        StateHasChanged();
    }
}
