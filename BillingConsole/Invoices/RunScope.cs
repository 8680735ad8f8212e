using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Invoices;

/// <summary>Reads what a run is asked to bill: the same for a run, a dry run and a look ahead.</summary>
public sealed class RunScope(BillingDb db, OperationContext context)
{
    public async Task<BillingRun> OfAsync(Check check, BillingRunBody body, CancellationToken cancel)
    {
        var dryRun = body.DryRun ?? false;
        var (instant, date) = AsOf(check, body.AsOf, dryRun);
        var customers = new List<string>();
        foreach (var named in body.Customers ?? [])
        {
            if (await db.FindCustomerAsync(named, cancel) is { } customer) customers.Add(customer.Id.ToString());
            else check.Add("customers", $"There is no customer '{named}'.", "not_found");
        }
        return new() { Id = context.NewId<BillingRun>(), AsOfInstant = instant, AsOfDate = date, Customers = customers, DryRun = dryRun, CreatedAt = context.Now };
    }

    private (Instant?, LocalDate?) AsOf(Check check, string? text, bool dryRun)
    {
        if (text is null) return (context.Now, null);
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
        {
            // The day must have begun somewhere on earth; each deal still waits for the start of the day of its customer.
            check.That(dryRun || day.Value <= context.Now.WithOffset(Offset.FromHours(14)).Date, "as_of", "Lies in the future; only a dry run may look ahead.");
            return (null, day.Value);
        }
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } at)
        {
            check.That(dryRun || at.Value <= context.Now, "as_of", "Lies in the future; only a dry run may look ahead.");
            return (at.Value, null);
        }
        check.Add("as_of", "Give a date such as 2026-02-01 or an instant such as 2026-02-01T00:00:00Z.");
        return (null, null);
    }
}
