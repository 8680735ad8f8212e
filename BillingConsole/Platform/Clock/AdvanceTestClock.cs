using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Platform.Clock;

public sealed record TestClockView(Instant Now);

/// <summary>Moves the test clock forward and runs every job that falls due on the way, in order.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record AdvanceTestClock(Instant? To) : IInput<TestClockView>;

public sealed class AdvanceTestClockOperation(ClockSettings settings, JobTurns turns, IServiceProvider services) : IOperation<AdvanceTestClock, TestClockView>
{
    private static readonly Duration Furthest = Duration.FromDays(50 * 366);

    public async Task<Result<TestClockView>> RunAsync(AdvanceTestClock input, CancellationToken cancel)
    {
        if (settings.Mode != ClockMode.Test) return TestClockQueries.Absent;
        await using var turn = await turns.TryEnterAsync("test-clock", cancel);
        if (turn is null) return Refusal.Conflict("advance_in_progress", "The clock is being advanced. Wait until that is done, then read where it stands.");
        var clock = services.GetRequiredService<ConsoleClock>();
        if (input.To is not { } to) return Refusal.Invalid("to", "Give an instant such as 2026-02-01T00:00:00Z.", "required");
        if (to < clock.Now) return Refusal.Rule("clock_moves_forward", $"The clock stands at {clock.Now} and only moves forward.", "to");
        if (to - clock.Now > Furthest) return Refusal.Invalid("to", "At most fifty years at a time.");
        return await services.GetRequiredService<TestClockWalk>().ToAsync(to, cancel) is { } refusal ? refusal : new TestClockView(clock.Now);
    }
}

[Needs(Permission.Administer)]
public sealed class TestClockQueries(ClockSettings settings, IServiceProvider services)
{
    public static Refusal Absent { get; } = new(RefusalKind.NotFound, "no_test_clock", "There is no test clock; start the console with Clock:Mode=Test.");

    public TestClockView? Find() => settings.Mode == ClockMode.Test ? new(services.GetRequiredService<ConsoleClock>().Now) : null;
}
