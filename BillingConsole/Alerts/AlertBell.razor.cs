using BillingConsole.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BillingConsole.Alerts;

/// <summary>In the top bar: how many alerts nobody has acknowledged yet, and what else waits for somebody. Looks again every few seconds and on every page.</summary>
public sealed partial class AlertBell : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource leaving = new();
    private int waiting;

    [Inject] public required IEnumerable<IBellSource> Sources { get; init; }
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
        var counted = 0;
        foreach (var source in Sources) counted += await source.CountAsync(CancellationToken.None);
        if (counted == waiting) return;
        waiting = counted;
        StateHasChanged();
    }
}
