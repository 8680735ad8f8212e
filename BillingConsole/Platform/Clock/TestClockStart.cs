using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Clock;

/// <summary>Sets the test clock to where it stood, before anything else starts.</summary>
public sealed class TestClockStart(BillingDb db, ClockSettings settings, RealTime time, IServiceProvider services) : IStartTask
{
    public int Order => -1000;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (settings.Mode != ClockMode.Test) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await WriteGate.LockAsync(db, cancel);
        var row = await db.Set<TestClockRow>().SingleOrDefaultAsync(cancel);
        if (row is null) db.Add(row = new() { Now = settings.Start ?? time.Now });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        services.GetRequiredService<ConsoleClock>().Now = row.Now;
    }
}
