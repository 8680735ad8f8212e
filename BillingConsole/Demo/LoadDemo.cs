using BillingConsole.Customers;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Demo;

public sealed record DemoLoaded(string Company, int Customers, int Invoices);

/// <summary>Fills an empty console with the demo company, by the operations that its people would have used.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record LoadDemo : IInput<DemoLoaded>;

public sealed class LoadDemoOperation(BillingDb db, Operations operations, HistoryClock clock, JobTurns turns, JobCatalogue jobs, DemoStory story) : IOperation<LoadDemo, DemoLoaded>
{
    private const int Months = 4;

    public static Refusal NotEmpty { get; } = Refusal.Conflict("not_empty", "The demo company goes into an empty console only; this one has customers already. Nothing was changed.");

    public async Task<Result<DemoLoaded>> RunAsync(LoadDemo input, CancellationToken cancel)
    {
        await using var turn = await turns.TryEnterAsync("demo", cancel);
        if (turn is null) return Refusal.Conflict("loading", "The demo company is being loaded already.");
        if (await db.Set<Customer>().AnyAsync(cancel)) return NotEmpty;
        var business = new List<IAsyncDisposable>();
        try
        {
            // No job of the present may bill a past that is still being told.
            foreach (var job in jobs.Jobs.Where(j => j.Clock == JobClock.Business)) business.Add(await turns.EnterAsync(job.Name, cancel));
            var present = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var opening = present.InUtc().Date.PlusMonths(-Months);
            using var history = clock.Tell((opening + DemoStory.Noon).InUtc().ToInstant() - Duration.FromHours(3));
            await story.TellAsync(history, opening, cancel);
        }
        finally
        {
            foreach (var one in business) await one.DisposeAsync();
        }
        var company = await operations.ReadAsync((CompanyQueries q) => q.TheCompanyAsync(cancel), cancel);
        return new DemoLoaded(company.Value.Name, await db.Set<Customer>().CountAsync(cancel), await db.Set<Invoices.Invoice>().CountAsync(cancel));
    }
}

/// <summary>Begins to load the demo company in the background, for the first admin's choice.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record BeginDemo : IInput<Done>;

public sealed class BeginDemoOperation(BillingDb db, DemoLoading loading) : IOperation<BeginDemo, Done>
{
    public async Task<Result<Done>> RunAsync(BeginDemo input, CancellationToken cancel)
    {
        if (await db.Set<Customer>().AnyAsync(cancel)) return LoadDemoOperation.NotEmpty;
        return loading.TryBegin() ? default(Done) : Refusal.Conflict("loading", "The demo company is being loaded already.");
    }
}
