using BillingConsole.Platform.Http;

namespace BillingConsole.Platform.Jobs;

public static class JobApi
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        api.MapGet("/jobs", (Api run) => run.Read((JobQueries q) => AllAsync(q)))
            .WithTags("Operations").Says<PageOf<JobView>>("Every job: what it does, its schedule in UTC, its clock, the next and the last run.");
        api.MapGet("/jobs/{name}/runs", (string name, Listing page, Api run) => run.Find((JobQueries q) => q.RunsAsync(name, page), "job", name))
            .WithTags("Operations").Says<PageOf<JobRunView>>("The history of a job, newest first.");
        api.MapPost("/jobs/{name}/run", (string name, Body<RunJobBody> body, Api run) => run.Run(202, body, _ => new RunJob(name), r => $"{HttpSetup.Root}/jobs/{r.Job}/runs"))
            .WithTags("Operations").Says<JobRunView>("Runs a job now; the answer names the run.", "{}", status: 202);
    }

    private static async Task<PageOf<JobView>> AllAsync(JobQueries queries) => new(await queries.JobsAsync(), null);
}

/// <summary>No member: the address says it all.</summary>
public sealed record RunJobBody;
