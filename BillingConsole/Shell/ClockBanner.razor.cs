using BillingConsole.Platform.Clock;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

/// <summary>Says where the test clock stands and follows it while the page is open.</summary>
public sealed partial class ClockBanner : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource leaving = new();
    private string? text;

    [Inject] public required ClockNotice Notice { get; init; }

    protected override void OnInitialized() => text = Notice.Text;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && text is not null) _ = FollowAsync(leaving.Token);
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (Notice.Text == text) continue;
                text = Notice.Text;
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
