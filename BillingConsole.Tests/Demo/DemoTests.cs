using BillingConsole.Core.Accounting;
using BillingConsole.Demo;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Demo;

public sealed class DemoTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_demo_shows_an_invoice_in_every_state_and_some_of_them_overdue()
    {
        foreach (var status in Words.All<InvoiceStatus>().Split(", "))
            Assert.NotEmpty((await demo.Host.GetAsync($"/invoices?status={status}")).Expect(200)["data"].EnumerateArray());
        Assert.NotEmpty((await demo.Host.GetAsync("/invoices?overdue=true")).Expect(200)["data"].EnumerateArray());
    }

    [Fact]
    public async Task The_launch_posts_deal_bills_two_million_minutes_at_eighty_cents()
    {
        var invoices = (await demo.Host.GetAsync("/invoices?customer=atlas-voice")).Expect(200)["data"].EnumerateArray().Select(i => i.GetProperty("total").GetString());
        Assert.Equal(["1612000.00", "1612000.00", "1612000.00", "12000.00"], invoices);
    }

    [Fact]
    public async Task A_suite_is_sold_with_a_kit_three_projects_and_reports_from_99()
    {
        var first = (await demo.Host.GetAsync("/invoices?customer=quill")).Expect(200)["data"].EnumerateArray().Last();
        Assert.Equal("358.00", first.GetProperty("total").GetString());
        var second = (await demo.Host.GetAsync($"/invoices/{(await demo.Host.GetAsync("/invoices?customer=quill"))["data"].EnumerateArray().Reverse().ElementAt(1).GetProperty("id").GetString()}")).Expect(200);
        Assert.Equal(["199.00", "99.00", "60.00"], second["lines"].EnumerateArray().Take(3).Select(l => l.GetProperty("amount").GetString()));
        Assert.Equal(("3", "20"), (second["lines.2.quantity"].GetString(), second["lines.2.unit_amount"].GetString()));
        Assert.True(second.Amount("lines.3.amount") >= 99, second.Text);
    }

    [Fact]
    public async Task A_premium_feature_is_sold_alone()
    {
        Assert.All((await demo.Host.GetAsync("/invoices?customer=rowan")).Expect(200)["data"].EnumerateArray(), i => Assert.Equal("49.00", i.GetProperty("total").GetString()));
        Assert.True((await demo.Host.GetAsync("/customers/rowan/entitlements")).Expect(200)["0.enabled"].GetBoolean());
    }

    [Fact]
    public async Task Fifty_of_two_hundred_and_fifty_dollars_were_paid()
    {
        var newest = (await demo.Host.GetAsync("/invoices?customer=brightline")).Expect(200)["data.0"];
        Assert.Equal(("partially_paid", "250.00", "200.00"), (newest.GetProperty("status").GetString(), newest.GetProperty("total").GetString(), newest.GetProperty("amount_due").GetString()));
    }

    [Fact]
    public async Task Every_invoice_was_issued_on_a_day_of_the_story_and_none_in_the_future()
    {
        var days = await demo.AskAsync(db => db.Set<Invoice>().Where(i => i.IssuedOn != null).OrderBy(i => i.FinalizedAt).Select(i => i.IssuedOn!.Value).ToListAsync());
        Assert.True(days[0] < days[^1].PlusDays(-100), $"{days[0]} to {days[^1]}");
        Assert.True(days.Max() <= demo.Today.PlusDays(1));
    }

    [Fact]
    public async Task A_deal_waits_for_another_persons_approval() =>
        Assert.Single((await demo.Host.GetAsync("/subscriptions?status=pending_approval")).Expect(200)["data"].EnumerateArray());

    [Fact]
    public Task The_books_balance_afterwards() => demo.AssertBalancedAsync();

    [Fact]
    public async Task A_second_loading_is_refused_and_changes_nothing()
    {
        var before = await demo.AskAsync(db => db.Set<AuditRow>().CountAsync());
        Assert.Equal("not_empty", (await demo.LoadAsync()).Refusals[0].Code);
        Assert.Equal(before, await demo.AskAsync(db => db.Set<AuditRow>().CountAsync()));
    }

    [Fact]
    public async Task The_demo_loads_on_postgresql_and_at_a_test_clocks_present_too()
    {
        await using var postgres = new DemoHost { Host = ConsoleHost.OnPostgres("2026-03-31T15:00:00Z") };
        await postgres.InitializeAsync();
        await postgres.AssertBalancedAsync();
    }
}

/// <summary>A console that the demo company was loaded into.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    public ConsoleHost Host { get; init; } = new();

    public NodaTime.LocalDate Today => NodaTime.Instant.FromDateTimeOffset(Host.Services.GetRequiredService<TimeProvider>().GetUtcNow()).InZone(NodaTime.DateTimeZone.Utc).Date;

    public async ValueTask InitializeAsync() => Assert.Equal(17, (await LoadAsync()).Value.Customers);

    public Task<Result<DemoLoaded>> LoadAsync() =>
        Host.Services.GetRequiredService<DemoLoading>().RunAsync(TestContext.Current.CancellationToken);

    public async Task<T> AskAsync<T>(Func<BillingDb, Task<T>> ask)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<BillingDb>());
    }

    /// <summary>Per currency: everything adds up to nothing, and what customers owe is what their invoices say.</summary>
    public async Task AssertBalancedAsync()
    {
        var receivable = Account.Receivable.Code;
        var all = await AskAsync(db => db.Set<LedgerPosting>().AsNoTracking().ToListAsync());
        var due = await AskAsync(db => db.Set<Invoice>().Where(i => i.IssuedOn != null).GroupBy(i => i.Currency).Select(g => new { g.Key, Minor = g.Sum(i => i.DueMinor) }).ToListAsync());
        Assert.Equal(4, due.Count);
        foreach (var currency in due)
        {
            Assert.Equal(0, all.Where(p => p.Currency == currency.Key).Sum(p => p.Minor));
            Assert.Equal(currency.Minor, all.Where(p => p.Currency == currency.Key && p.Account == receivable).Sum(p => p.Minor));
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
