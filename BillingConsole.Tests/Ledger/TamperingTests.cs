using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Ledger;

/// <summary>Whoever gets past the triggers is found by the verification.</summary>
public sealed class TamperingTests
{
    private const string Unguard = "drop trigger ledger_entry_no_update; drop trigger ledger_entry_no_delete; drop trigger ledger_posting_no_update; drop trigger ledger_posting_no_delete; ";

    [Theory]
    [InlineData("update ledger_posting set minor = minor * 2 where entry_id = (select id from ledger_entry where seq = 1)", "content was changed")]
    [InlineData("update ledger_entry set memo = 'x' where seq = 2", "content was changed")]
    [InlineData("delete from ledger_posting where entry_id = (select id from ledger_entry where seq = 2); delete from ledger_entry where seq = 2", "missing")]
    [InlineData("delete from ledger_posting where entry_id = (select id from ledger_entry where seq = 3); delete from ledger_entry where seq = 3", "head of the chain")]
    [InlineData("update invoice set due_minor = 1, paid_minor = paid_minor - 1", "is due on final invoices")]
    [InlineData("update invoice_tax set amount_minor = amount_minor + 1", "tax rows")]
    [InlineData("update payment set refunded_minor = 1, applied_minor = applied_minor - 1", "Payments brought in")]
    public async Task A_changed_row_is_named(string sql, string said)
    {
        await using var host = ConsoleHost.At("2026-01-15T09:00:00Z");
        (await host.PostAsync("/taxes", new { code = "GST", name = "GST", kind = "percentage", rate = "18" })).Expect(201);
        var made = (await host.PostAsync("/invoices", new { customer = await host.CustomerAsync(), taxes = (string[])["GST"], lines = new[] { new { description = "Work", unit_amount = "100.00" } }, finalize = true })).Expect(201);
        var invoice = made["id"].GetString()!;
        (await host.PayAsync(invoice, "18.00")).Expect(201);
        (await host.PayAsync(invoice, "100.00")).Expect(201);
        await host.MustBeRightAsync();

        await ExecuteAsync(host, Unguard + sql);
        var report = (await host.PostAsync("/ledger/verify")).Expect(200);
        Assert.False(report["ok"].GetBoolean());
        Assert.Contains(report["problems"].EnumerateArray(), p => p.GetString()!.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update ledger_entry set memo = 'x'")]
    [InlineData("delete from ledger_posting")]
    public async Task The_database_itself_refuses_to_change_an_entry(string sql)
    {
        await using var host = ConsoleHost.At("2026-01-15T09:00:00Z");
        await host.InvoiceAsync(await host.CustomerAsync(), "1.00");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(host, sql));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(ConsoleHost host, string sql)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BillingDb>().Database.ExecuteSqlRawAsync(sql);
    }
}
