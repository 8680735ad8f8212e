using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Access;

public sealed class AuditLogTests
{
    [Fact]
    public async Task A_change_names_who_and_what_it_was_before()
    {
        await using var host = new ConsoleHost();
        var made = (await host.PostAsync("/customers", new { name = "Acme", currency = "USD", tax_id = "DE123456789" })).Expect(201);
        var id = made["id"].GetString();
        (await host.PatchAsync($"/customers/{id}", new { name = "Acme Ltd" })).Expect(200);
        var rows = (await host.GetAsync($"/audit?object={id}")).Expect(200);
        Assert.Equal(["change_customer", "create_customer"], rows["data"].EnumerateArray().Select(r => r.GetProperty("operation").GetString()));
        Assert.Equal("Acme", rows["data.0.before.name"].GetString());
        Assert.Equal("Acme Ltd", rows["data.0.after.name"].GetString());
        Assert.Equal("setup", rows["data.0.actor_name"].GetString());
        Assert.Contains("DE123456789", rows.Text, StringComparison.Ordinal);
        var support = await host.AsAsync("support");
        Assert.DoesNotContain("DE123456789", (await support.AskAsync(HttpMethod.Get, $"/audit?object={id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_no_secret_is_on_any()
    {
        await using var host = new ConsoleWithAdmin();
        var key = (await host.PostAsync("/api-keys", new { name = "k", role = "support" }))["key"].GetString()!;
        await new Visit(host).SignInAsync();
        var (cursor, seen, text) = ((string?)null, new List<long>(), "");
        do
        {
            var page = (await host.GetAsync($"/audit?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(200);
            seen.AddRange(page["data"].EnumerateArray().Select(r => r.GetProperty("seq").GetInt64()));
            (cursor, text) = (page["next_cursor"].GetString(), text + page.Text);
        }
        while (cursor is not null);
        Assert.Equal(seen.OrderDescending().Distinct(), seen);
        Assert.True(seen.Count >= 5);
        Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        foreach (var secret in (string[])["password_hash", "\"hash\"", "stamp", "factor_key"]) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Contains("\"start_session\"", text, StringComparison.Ordinal);
        (await host.GetAsync("/audit?cursor=nope")).Expect(422);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_changed_or_missing_row_is_named(bool onPostgres)
    {
        await using var host = onPostgres ? ConsoleHost.OnPostgres() : new ConsoleHost();
        for (var i = 0; i < 5; i++) (await host.PostAsync("/customers", new { name = $"Customer {i}", currency = "USD" })).Expect(201);
        var verdict = (await host.PostAsync("/audit/verify")).Expect(200);
        Assert.True(verdict["ok"].GetBoolean(), verdict.Text);
        Assert.True(verdict["checked"].GetInt64() >= 6);
        if (onPostgres) return;

        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var third = (await db.Set<AuditRow>().OrderBy(r => r.Seq).Skip(2).FirstAsync(TestContext.Current.CancellationToken)).Seq;
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlAsync($"update audit set reason = 'x' where seq = {third}", TestContext.Current.CancellationToken));
        await db.Database.ExecuteSqlRawAsync("drop trigger audit_no_update; drop trigger audit_no_delete;", TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"update audit set actor_name = 'somebody else' where seq = {third}", TestContext.Current.CancellationToken);
        Assert.Contains($"Row {third} ", (await host.PostAsync("/audit/verify"))["problems.0"].GetString(), StringComparison.Ordinal);
        await db.Database.ExecuteSqlAsync($"delete from audit where seq = {third}", TestContext.Current.CancellationToken);
        Assert.Contains($"Row {third + 1} ", (await host.PostAsync("/audit/verify"))["problems.0"].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_cut_off_the_end_are_missed_even_when_their_anchor_goes_with_them(bool withAnchor)
    {
        await using var host = new ConsoleHost();
        for (var i = 0; i < 3; i++) (await host.PostAsync("/customers", new { name = $"Customer {i}", currency = "USD" })).Expect(201);
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("test"));
        var report = await scope.ServiceProvider.GetServices<BillingJob>().OfType<AuditAnchorJob>().Single().RunAsync(TestContext.Current.CancellationToken);
        Assert.True(report.Done >= 3);
        Assert.Equal(1, (await host.PostAsync("/audit/verify")).Expect(200)["anchors"].GetInt32());
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await db.Database.ExecuteSqlRawAsync("drop trigger audit_no_delete; drop trigger audit_anchor_no_delete;", TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"delete from audit where seq >= (select max(seq) from audit)", TestContext.Current.CancellationToken);
        if (withAnchor) await db.Database.ExecuteSqlAsync($"delete from audit_anchor", TestContext.Current.CancellationToken);
        var verdict = (await host.PostAsync("/audit/verify")).Expect(200);
        Assert.False(verdict["ok"].GetBoolean());
        Assert.Contains("cut off", verdict["problems.0"].GetString(), StringComparison.Ordinal);
    }
}
