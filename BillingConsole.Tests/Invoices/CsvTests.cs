using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class CsvTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task A_list_as_CSV_has_the_rows_and_filters_of_the_JSON_list()
    {
        var customer = await host.CustomerAsync();
        var paid = await host.InvoiceAsync(customer, "250.00");
        (await host.PayAsync(paid, "250.00")).Expect(201);
        await host.InvoiceAsync(customer, "80.00");
        await host.InvoiceAsync(await host.CustomerAsync(), "5.00");
        var all = await LinesAsync($"/invoices.csv?customer={customer}");
        Assert.Equal(3, all.Length);
        Assert.StartsWith("id,number,status,customer,", all[0], StringComparison.Ordinal);
        Assert.EndsWith(",80.00,0.00,80.00", all[1], StringComparison.Ordinal);
        Assert.StartsWith(paid, Assert.Single((await LinesAsync($"/invoices.csv?customer={customer}&status=paid")).Skip(1)), StringComparison.Ordinal);
        Assert.Contains(",bank_transfer,", Assert.Single((await LinesAsync($"/payments.csv?customer={customer}")).Skip(1)), StringComparison.Ordinal);
        // Two invoices and a payment, two postings each.
        Assert.Equal(6, (await LinesAsync($"/journal.csv?customer={customer}")).Length - 1);
        Assert.Equal(2, (await LinesAsync($"/journal.csv?customer={customer}&account=cash")).Length - 1);
    }

    [Fact]
    public async Task Text_is_never_a_formula_and_amounts_stay_numbers()
    {
        var id = $"c{Guid.NewGuid():N}";
        (await host.PostAsync("/customers", new { external_id = id, name = "=HYPERLINK(\"http://evil.example\")", email = "a@b.example", currency = "USD" })).Expect(201);
        var line = Assert.Single((await LinesAsync($"/customers.csv?search={id}")).Skip(1));
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_filter_is_refused_before_anything_is_sent()
    {
        Assert.Equal("status", (await host.GetAsync("/invoices.csv?status=lost")).Expect(422)["errors"].EnumerateObject().Single().Name);
        Assert.Equal("from", (await host.GetAsync("/payments.csv?from=yesterday")).Expect(422)["errors"].EnumerateObject().Single().Name);
        Assert.Equal("invoice", (await host.GetAsync("/journal.csv?invoice=none")).Expect(422)["errors"].EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_list_longer_than_a_page_arrives_whole_and_in_order()
    {
        await using var own = ConsoleHost.At("2026-01-15T09:00:00Z");
        var invoice = await own.InvoiceAsync(await own.CustomerAsync(), "1000.00");
        for (var i = 0; i < 510; i++) (await own.PayAsync(invoice, "0.01")).Expect(201);
        Assert.Equal(510, Lines(await own.GetAsync("/payments.csv")).Length - 1);
        var entries = Lines(await own.GetAsync("/journal.csv")).Skip(1).Select(l => long.Parse(l.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, 511).Select(i => (long)i).Reverse(), entries);
    }

    private async Task<string[]> LinesAsync(string path) => Lines(await host.GetAsync(path));

    private static string[] Lines(Reply reply) => reply.Expect(200).Text.TrimEnd().Split("\r\n");
}
