using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Simulation;

/// <summary>Ten years of billing with a crash between two commits of every month.</summary>
public sealed class TenYearsTests
{
    private const int Seed = 20260101;
    private const int Years = 10;

    private sealed class CrashingHost(CrashBetweenCommits crash) : ConsoleHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.ConfigureServices(services => services.AddSingleton<IInterceptor>(crash));
    }

    [Fact]
    public async Task Periods_tile_and_nobody_is_billed_twice_whatever_crashes()
    {
        var random = new Random(Seed);
        var crash = new CrashBetweenCommits(random);
        await using var host = new CrashingHost(crash);
        (host.Settings["Clock:Mode"], host.Settings["Clock:Start"]) = ("Test", "2026-01-01T00:00:00Z");
        await SellAsync(host, random);
        for (var month = new LocalDate(2026, 2, 1); month <= new LocalDate(2026 + Years, 3, 1); month = month.PlusMonths(1))
        {
            crash.Arm();
            // A crash ends the advance or the run of a piece; the next advance goes on from the last commit.
            await host.PostAsync("/test-clock/advance", new { to = $"{month:uuuu-MM-dd}T12:00:00Z" });
            crash.Disarm();
            (await host.PostAsync("/test-clock/advance", new { to = $"{month:uuuu-MM-dd}T13:00:00Z" })).Expect(200);
        }
        Assert.True(crash.Crashes > Years * 6, $"Only {crash.Crashes} crashes; seed {Seed}.");
        await using var scope = host.Services.CreateAsyncScope();
        await CheckAsync(scope.ServiceProvider.GetRequiredService<BillingDb>());
    }

    private static async Task SellAsync(ConsoleHost host, Random random)
    {
        string[] zones = ["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York", "Europe/Berlin", "Pacific/Chatham"];
        (await host.PostAsync("/plans", new
        {
            code = "pro", name = "Pro", currency = "USD", interval = "month",
            prices = new object[]
            {
                new { code = "base", name = "Base", kind = "recurring", model = "flat", amount = "31.00" },
                new { code = "support", name = "Support", kind = "recurring", model = "flat", amount = "7.77", timing = "arrears" },
            },
        })).Expect(201);
        (await host.PostAsync("/coupons", new { code = "THIRD", name = "A third", kind = "percentage", percent_off = "33.33", duration = "repeating", duration_in_periods = 7 })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "VAT", name = "VAT", kind = "percentage", rate = "19", @default = true })).Expect(201);
        for (var i = 0; i < Counts.Of(31, 200); i++)
        {
            (await host.PostAsync("/customers", new { external_id = $"c{i}", name = $"Customer {i}", time_zone = zones[i % zones.Length] })).Expect(201);
            (await host.PostAsync("/subscriptions", new
            {
                customer = $"c{i}", plan = "pro", starts_on = $"2026-01-{1 + i % 31:00}", anchor_day = random.Next(3) == 0 ? random.Next(1, 32) : (int?)null,
                coupons = i % 2 == 0 ? ["THIRD"] : Array.Empty<string>(),
            })).Expect(201);
        }
    }

    private static async Task CheckAsync(BillingDb db)
    {
        var cancel = TestContext.Current.CancellationToken;
        var invoices = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).ToListAsync(cancel);
        var deals = await db.Set<Subscription>().AsNoTracking().Include(s => s.Items).ToListAsync(cancel);
        foreach (var deal in deals)
            foreach (var price in deal.Items)
                AssertTiles(deal, price, [.. invoices.Where(i => i.SubscriptionId == deal.Id).SelectMany(i => i.Lines).Where(l => l.Price == price.PriceCode).OrderBy(l => l.PeriodStart)]);
        var numbers = invoices.Select(i => int.Parse(i.Number![4..], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(Enumerable.Range(1, invoices.Count), numbers);
        var postings = await db.Set<LedgerPosting>().AsNoTracking().ToListAsync(cancel);
        Assert.All(postings.GroupBy(p => p.EntryId), entry => Assert.Equal(0, entry.Sum(p => p.Minor)));
        Assert.Equal(0, postings.Sum(p => p.Minor));
        Assert.Equal(invoices.Sum(i => i.DueMinor), postings.Where(p => p.Account == "accounts_receivable").Sum(p => p.Minor));
    }

    private static void AssertTiles(Subscription deal, SubscriptionItem price, List<InvoiceLineRow> lines)
    {
        Assert.True(lines.Count >= Years * 12, $"{deal.Id} {price.PriceCode}: {lines.Count} periods; seed {Seed}.");
        Assert.Equal(deal.StartsOn, lines[0].PeriodStart);
        foreach (var (earlier, later) in lines.Zip(lines.Skip(1)))
            Assert.True(earlier.PeriodEnd == later.PeriodStart, $"{deal.Id} {price.PriceCode}: {earlier.PeriodEnd} is followed by {later.PeriodStart}; seed {Seed}.");
    }
}
