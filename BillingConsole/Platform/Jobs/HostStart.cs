namespace BillingConsole.Platform.Jobs;

public static class HostStart
{
    /// <summary>Comes back when the console is up and listens; cancelled when it stops before.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime life, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var up = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
