using BillingConsole.Shell;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Demo;

/// <summary>On Home while the demo company is being loaded; shows the company when it is there.</summary>
public sealed partial class DemoProgress : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);
    private readonly CancellationTokenSource gone = new();

    [Inject] public required DemoLoading Loading { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && Loading.Running) _ = FollowAsync();
    }

    private async Task FollowAsync()
    {
        try
        {
            using var beat = new PeriodicTimer(Beat);
            while (Loading.Running && await beat.WaitForNextTickAsync(gone.Token)) await InvokeAsync(StateHasChanged);
            await InvokeAsync(() => Navigation.NavigateTo(Links.Home, forceLoad: true));
        }
        catch (OperationCanceledException)
        {
            // The page was left; the loading goes on.
        }
    }
}
