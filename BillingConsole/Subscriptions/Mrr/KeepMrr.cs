using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions.Mrr;

/// <summary>Writes down what all deals are worth a month as of today.</summary>
[Needs(Permission.RunBilling)]
public sealed record KeepMrr(IReadOnlyList<Money> Sums) : IInput<Done>;

public sealed class KeepMrrOperation(BillingDb db, OperationContext context) : IOperation<KeepMrr, Done>
{
    public async Task<Result<Done>> RunAsync(KeepMrr input, CancellationToken cancel)
    {
        var today = context.Now.InUtc().Date;
        var month = new LocalDate(today.Year, today.Month, 1);
        var rows = await db.Set<MrrMonth>().Where(m => m.Month == month).ToDictionaryAsync(m => m.Currency, cancel);
        foreach (var row in rows.Values) (row.Minor, row.At) = (0, context.Now);
        foreach (var sum in input.Sums)
        {
            if (rows.TryGetValue(sum.Currency, out var row)) row.Minor = sum.Minor;
            else db.Add(new MrrMonth { Month = month, Currency = sum.Currency, Minor = sum.Minor, At = context.Now });
        }
        return default(Done);
    }
}

/// <summary>Every day, and at the first of a month also where the clock jumps.</summary>
public sealed class MrrJob(BillingDb db, Operations operations) : BillingJob
{
    public override string Name => "mrr";

    public override string Description => "Writes down what all deals are worth a month, so that Home can show how it grows.";

    public override JobClock Clock => JobClock.Business;

    public override string Cron => "0 40 0 * * ?";

    public override async Task<Instant?> NextDueAsync(CancellationToken cancel) =>
        await db.Set<MrrMonth>().MaxAsync(m => (LocalDate?)m.Month, cancel) is { } newest ? newest.PlusMonths(1).AtMidnight().InUtc().ToInstant()
            : await db.Set<Subscription>().MinAsync(s => (Instant?)s.CreatedAt, cancel);

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var (sums, deals) = (await operations.ReadAsync((MrrQueries q) => q.TodayAsync(cancel), cancel)).Value;
        _ = (await operations.RunAsync(new KeepMrr(sums), cancel: cancel)).Value;
        return new(deals, $"{deals} deals looked at.");
    }
}
