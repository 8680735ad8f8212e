using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Clock;

/// <summary>One step of an advance: the clock stands at <paramref name="To"/> from now on.</summary>
[Needs(Permission.Administer)]
public sealed record MoveTestClock(Instant To) : IInput<Done>;

public sealed class MoveTestClockOperation(BillingDb db) : IOperation<MoveTestClock, Done>
{
    public async Task<Result<Done>> RunAsync(MoveTestClock input, CancellationToken cancel)
    {
        (await db.Set<TestClockRow>().SingleAsync(cancel)).Now = input.To;
        return default(Done);
    }
}
