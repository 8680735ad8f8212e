using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Jobs;

public sealed partial class TestClockPage
{
    private static readonly Step[] Steps = [new("One hour", NodaTime.Period.FromHours(1)), new("One day", NodaTime.Period.FromDays(1)), new("One week", NodaTime.Period.FromWeeks(1)), new("One month", NodaTime.Period.FromMonths(1)), new("One year", NodaTime.Period.FromYears(1))];
    private Loaded<TestClockView>? clock;
    private LocalDate? day;

    private sealed record Step(string Title, NodaTime.Period Length);

    [Inject] public required Operations Operations { get; init; }

    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<TestClockView?>> FindAsync() => Operations.ReadAsync((TestClockQueries q) => Task.FromResult(q.Find()));

    private async Task AdvanceByAsync(TestClockView from, Step step)
    {
        var refusals = await AdvanceAsync((from.Now.InUtc().LocalDateTime + step.Length).InUtc().ToInstant());
        if (refusals.Count > 0) Toasts.Failed(refusals);
    }

    private Task<IReadOnlyList<Refusal>> AdvanceToDayAsync() => AdvanceAsync(day?.AtMidnight().InUtc().ToInstant());

    private async Task<IReadOnlyList<Refusal>> AdvanceAsync(Instant? to)
    {
        var moved = await Operations.RunAsync(new AdvanceTestClock(to));
        if (moved.Ok) Toasts.Done($"The clock stands at {Dates.Utc(moved.Value.Now)}.");
        if (clock is not null) await clock.ReloadAsync();
        return moved.Refusals;
    }
}
