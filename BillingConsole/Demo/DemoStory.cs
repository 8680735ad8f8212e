using BillingConsole.Catalog;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Deals;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Taxes;
using BillingConsole.Usage;
using NodaTime;

namespace BillingConsole.Demo;

/// <summary>Goes through the demo's months day by day: deals begin, jobs bill and earn, people pay or do not.</summary>
public sealed class DemoStory(Operations operations, IServiceScopeFactory scopes, DemoPeople people, DemoLoading progress)
{
    public static readonly LocalTime Noon = new(12, 0);

    public async Task TellAsync(History history, LocalDate opening, CancellationToken cancel)
    {
        var customers = DemoCustomers.All;
        var today = history.Present.InUtc().Date;
        progress.Report(2, "Company, plans, coupons and taxes");
        await SetUpAsync(today, cancel);
        foreach (var customer in customers) await DoAsync(new CreateCustomer(customer.Who), cancel);
        await SendUsageAsync(new(customers, opening, history.Present), cancel);
        var days = NodaTime.Period.DaysBetween(opening, today);
        for (var day = 0; day <= days; day++)
        {
            var date = opening.PlusDays(day);
            history.MoveTo(Instant.Max(history.Now, Instant.Min((date + Noon).InUtc().ToInstant(), history.Present)));
            progress.Report(20 + 78 * day / days, $"{date:d MMMM uuuu}");
            foreach (var customer in customers.Where(c => c.StartsAfter == day)) await DoAsync(new CreateSubscription(customer.Deal(date) with { Customer = customer.Key }), cancel);
            await RunJobsAsync(history.Now, thorough: day % 7 == 0 || date.Day == 1 || day == days, cancel);
            await people.ActAsync(history.Now, day, days, cancel);
        }
        history.MoveTo(history.Present);
        await DoAsync(new ChangeCompany(DemoCatalog.ApprovalOfDeepDiscounts), cancel);
        await DoAsync(new CreateCustomer(DemoCustomers.Mosaic), cancel);
        await DoAsync(new CreateSubscription(DemoCustomers.MosaicDeal(today.PlusDays(7))), cancel);
        progress.Report(DemoLoading.Whole, "Ready");
    }

    private async Task SetUpAsync(LocalDate today, CancellationToken cancel)
    {
        await DoAsync(new ChangeCompany(DemoCatalog.Company), cancel);
        foreach (var meter in DemoCatalog.Meters) await DoAsync(new CreateMeter(meter), cancel);
        foreach (var feature in DemoCatalog.Features) await DoAsync(new CreateFeature(feature), cancel);
        foreach (var plan in DemoCatalog.Plans) await DoAsync(new CreatePlan(plan), cancel);
        foreach (var addOn in DemoCatalog.AddOns) await DoAsync(new CreateAddOn(addOn), cancel);
        foreach (var coupon in DemoCatalog.Coupons(today)) await DoAsync(new CreateCoupon(coupon), cancel);
        foreach (var tax in DemoCatalog.Taxes) await DoAsync(new CreateTax(tax), cancel);
    }

    private async Task SendUsageAsync(DemoUsage usage, CancellationToken cancel)
    {
        var sent = 0;
        foreach (var batch in usage.Batches())
        {
            progress.Report(5 + Math.Min(14, sent++), "Usage");
            var counted = (await operations.RunAsync(new SendEvents(batch, Lone: false), cancel: cancel)).Value;
            if (counted.Rejected is [var refused, ..]) throw new InvalidOperationException($"Event {refused.Id}: {refused.Detail}");
        }
    }

    /// <summary>Every job of the business that has something due. Billing looks every day, the others now and then: days without news cost nothing.</summary>
    private async Task RunJobsAsync(Instant now, bool thorough, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<BillingJob>().Where(j => j.Clock == JobClock.Business && (thorough || j is Invoices.BillingRunJob)))
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(job.Name));
            if (await job.NextDueAsync(cancel) <= now) await job.RunAsync(cancel);
        }
    }

    private async Task DoAsync<TResult>(IInput<TResult> input, CancellationToken cancel) => _ = (await operations.RunAsync(input, cancel: cancel)).Value;
}
