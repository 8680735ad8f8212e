using BillingConsole.Platform.Http;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Jobs;

public sealed partial class JobPage : IDisposable
{
    private static readonly Crumb[] Way = [new("Jobs", Links.Jobs)];
    private readonly AgainSoon again;
    private Loaded<JobView>? head;
    private DataList<JobRunView>? runs;

    public JobPage() => again = new(() => InvokeAsync(() => runs?.ReloadAsync() ?? Task.CompletedTask));

    [Inject] public required Operations Operations { get; init; }

    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter] public string Name { get; set; } = "";

    public void Dispose() => again.Dispose();

    private async Task<Result<JobView?>> FindAsync() =>
        (await Operations.ReadAsync((JobQueries q) => q.JobsAsync())).Then(jobs => jobs.FirstOrDefault(j => j.Name == Name));

    private async Task<Result<PageOf<JobRunView>>> RunsAsync(ListRequest request)
    {
        var found = await Operations.ReadAsync((JobQueries q) => q.RunsAsync(Name, request.Listing, request.Cancel), request.Cancel);
        again.When(found.Ok && found.Value is { } page && page.Data.Any(r => r.IsUnderWay));
        return found.Then(runsOfPage => runsOfPage ?? new([], null));
    }

    private async Task RunAsync()
    {
        var asked = await Operations.RunAsync(new RunJob(Name));
        if (asked.Ok) Toasts.Done("It starts in a moment.");
        else Toasts.Failed(asked.Refusals);
        if (head is not null) await head.ReloadAsync();
        if (runs is not null) await runs.ReloadAsync();
    }
}
