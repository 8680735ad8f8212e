using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Deals;

/// <summary>The billing job may be late by a day or by a year: what it bills is the same.</summary>
public sealed class OneJumpTests
{
    private const int Seed = 20260731;

    [Fact]
    public async Task A_year_of_random_deals_billed_month_by_month_is_the_year_billed_in_one_jump()
    {
        var step = await PlayAsync(RandomDeals.Now, async host =>
        {
            for (var month = new LocalDate(2026, 5, 15); month <= new LocalDate(2027, 4, 15); month = month.PlusMonths(1)) await host.AdvanceAsync($"{month:uuuu-MM-dd}T12:00:00Z");
        });
        var jump = await PlayAsync("2027-04-15T12:00:00Z", async host => Assert.Equal(0, (await host.BillAsync())["parked"].GetArrayLength()));
        Assert.True(step.Count > 1000, $"Only {step.Count} lines were there to compare.");
        Assert.True(step.SequenceEqual(jump), $"Seed {Seed}: {string.Join('\n', step.Except(jump).Take(5))}\nagainst\n{string.Join('\n', jump.Except(step).Take(5))}");
    }

    /// <summary>Every invoice and line of a year, without what depends on the day it was issued.</summary>
    private static async Task<List<string>> PlayAsync(string start, Func<ConsoleHost, Task> billAsync)
    {
        await using var host = ConsoleHost.At(start);
        await RandomDeals.FillAsync(host);
        var deals = new RandomDeals(Seed);
        for (var i = 0; i < Counts.Of(60, 500); i++)
        {
            var (customer, body) = deals.Next($"deal-{i:000}");
            (await host.PostAsync("/customers", customer)).Expect(201);
            (await host.PostAsync("/subscriptions", body)).Expect(201);
        }
        await billAsync(host);
        await host.MustBeRightAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var names = await db.Set<Customer>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, TestContext.Current.CancellationToken);
        var invoices = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery().ToListAsync(TestContext.Current.CancellationToken);
        return [.. invoices.SelectMany(i => i.Lines.OrderBy(l => l.Position).Select(l =>
            $"{names[i.CustomerId]} {i.BillingDate:uuuu-MM-dd} {i.TotalMinor} {i.DiscountMinor} {i.TaxMinor} | {l.Key.Split('+')[0]} {l.AmountMinor} {l.DiscountMinor}")).Order(StringComparer.Ordinal)];
    }
}
