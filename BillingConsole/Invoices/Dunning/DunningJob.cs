using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Dunning;

/// <summary>
/// Once a day, at noon in UTC: no customer's place is still at the day before, so nobody is reminded early. Whoever is late by
/// one of the company's steps hears of it, unless a bank decides about its payment at this moment.
/// </summary>
public sealed class DunningJob(BillingDb db, CompanyQueries companies, Operations operations) : BillingJob
{
    private const int AtOnce = 50;
    private static readonly LocalTime Noon = new(12, 0);

    public override string Name => "dunning";

    public override string Description => "Reminds customers of overdue invoices by the company's schedule.";

    public override JobClock Clock => JobClock.Business;

    public override string Cron => "0 0 12 * * ?";

    public override async Task<Instant?> NextDueAsync(CancellationToken cancel)
    {
        var policy = (await companies.TheCompanyAsync(cancel)).Dunning;
        if (!policy.Enabled) return null;
        var waiting = await db.Set<Invoice>().Remindable()
            .Select(i => new { i.DueOn, Reached = db.Set<InvoiceReminder>().Where(r => r.InvoiceId == i.Id).Max(r => (int?)r.Level) ?? 0 })
            .GroupBy(i => i.Reached).Select(g => new { Reached = g.Key, First = g.Min(i => i.DueOn) }).ToListAsync(cancel);
        return waiting.Where(w => w.Reached < policy.Days.Count && w.First is not null)
            .Select(w => (Instant?)w.First!.Value.PlusDays(policy.Days[w.Reached]).At(Noon).InUtc().ToInstant()).Min();
    }

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var (done, piece) = (0, AtOnce);
        for (; piece == AtOnce; done += piece) piece = (await operations.RunAsync(new SendReminders(AtOnce), cancel: cancel)).Value;
        return new(done, $"{done} invoices reminded of.");
    }
}
