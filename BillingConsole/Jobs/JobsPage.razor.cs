using BillingConsole.Platform.Http;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Jobs;

public sealed partial class JobsPage : IDisposable
{
    private readonly AgainSoon again;
    private DataList<JobView>? list;

    public JobsPage() => again = new(() => InvokeAsync(() => list?.ReloadAsync() ?? Task.CompletedTask));

    [Inject] public required Operations Operations { get; init; }

    [Inject] public required NotificationService Toasts { get; init; }

    public void Dispose() => again.Dispose();

    private async Task<Result<PageOf<JobView>>> LoadAsync(ListRequest request)
    {
        var jobs = await Operations.ReadAsync((JobQueries q) => q.JobsAsync(request.Cancel), request.Cancel);
        again.When(jobs.Ok && jobs.Value.Any(j => j.LastRun is { IsUnderWay: true }));
        return jobs.Then(all => new PageOf<JobView>(all, null));
    }

    private async Task RunAsync(JobView job)
    {
        var asked = await Operations.RunAsync(new RunJob(job.Name));
        if (asked.Ok) Toasts.Done($"{job.Name} starts in a moment; its history shows how it went.");
        else Toasts.Failed(asked.Refusals);
        if (list is not null) await list.ReloadAsync();
    }
}
