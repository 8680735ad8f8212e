using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Recognition;

/// <summary>Once a day for every customer: each schedule earns the days, or the months, that are over where its customer is.</summary>
public sealed class RevenueRecognitionJob(BillingDb db, Operations operations) : BillingJob
{
    private const int AtOnce = 1_000;

    public override string Name => "revenue-recognition";

    public override string Description => "Moves what the past days have earned of fees billed in advance from deferred revenue to revenue.";

    public override JobClock Clock => JobClock.Business;

    public override string Cron => "0 0 0 * * ?";

    public override async Task<Instant?> NextDueAsync(CancellationToken cancel) =>
        await db.Set<RevenueSchedule>().Where(s => s.NextAt != null).OrderBy(s => s.NextAt).Select(s => s.NextAt).FirstOrDefaultAsync(cancel);

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var (done, piece) = (0, AtOnce);
        for (; piece == AtOnce; done += piece) piece = (await operations.RunAsync(new RecogniseRevenue(AtOnce), cancel: cancel)).Value;
        return new(done, $"{done} lines earned.");
    }
}
