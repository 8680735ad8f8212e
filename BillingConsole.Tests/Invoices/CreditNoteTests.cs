using System.Globalization;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class CreditNotesOnSqliteTests(MoneyHost host) : CreditNoteSuite(host), IClassFixture<MoneyHost>;

public sealed class CreditNotesOnPostgresTests() : CreditNoteSuite(ConsoleHost.OnPostgres(MoneyHost.Start)), IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public abstract class CreditNoteSuite(ConsoleHost host)
{
    protected ConsoleHost Host { get; } = host;

    [Fact]
    public async Task On_an_open_invoice_it_lowers_what_is_due()
    {
        var invoice = await Host.InvoiceAsync(await Host.CustomerAsync(), "100.00");
        var note = (await CreditAsync(invoice, new { amount = "30.00", reason = "two days down" })).Expect(201);
        Assert.StartsWith("CN-", note["number"].GetString(), StringComparison.Ordinal);
        Assert.Equal(("30.00", "30.00", "0.00"), (note["total"].GetString(), note["off_due"].GetString(), note["given_back"].GetString()));
        var left = await Host.InvoiceOfAsync(invoice);
        Assert.Equal(("open", "70.00"), (left["status"].GetString(), left["amount_due"].GetString()));
        Assert.Equal(1, left["credit_notes"].GetArrayLength());
        (await CreditAsync(invoice, new { amount = "70.00", reason = "the rest" })).Expect(201);
        Assert.Equal(("paid", "0.00"), ((await Host.InvoiceOfAsync(invoice))["status"].GetString(), (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString()));
        Assert.Equal("nothing_to_credit", (await CreditAsync(invoice, new { amount = "0.01", reason = "more" })).Expect(409).Code);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task On_a_paid_invoice_the_money_becomes_credit_that_can_be_refunded_once()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var payment = (await Host.PayAsync(invoice, "100.00")).Expect(201)["id"].GetString();
        (await CreditAsync(invoice, new { amount = "40.00", reason = "agreed" })).Expect(201);
        Assert.Equal("40.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        Assert.Equal(("60.00", "40.00"), ((await Host.GetAsync($"/payments/{payment}"))["applied"].GetString(), (await Host.GetAsync($"/payments/{payment}"))["unapplied"].GetString()));
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "40.00", reason = "asked" })).Expect(200);
        Assert.Equal(("paid", "0.00"), ((await Host.InvoiceOfAsync(invoice))["status"].GetString(), (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString()));
        Assert.Equal("0.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_refund_leaves_as_the_payments_came_and_never_exceeds_them()
    {
        var customer = await Host.CustomerAsync();
        (await Host.PayAsync(await Host.InvoiceAsync(customer, "1.00"), "31.00")).Expect(201);
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        (await Host.PayAsync(invoice, "70.00")).Expect(201);
        Assert.Equal("to", (await CreditAsync(invoice, new { amount = "70.01", reason = "x", to = "refund" })).Expect(422)["errors"].EnumerateObject().Single().Name);
        var cash = await Host.AccountAsync("cash");
        (await CreditAsync(invoice, new { amount = "50.00", reason = "x", to = "refund" })).Expect(201);
        Assert.Equal(cash - 50, await Host.AccountAsync("cash"));
        Assert.Equal("50.00", (await Host.GetAsync($"/payments?invoice={invoice}"))["data.0.refunded"].GetString());
        Assert.Equal("paid", (await Host.InvoiceOfAsync(invoice))["status"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task What_was_paid_may_go_to_the_wallet_that_is_spent_first()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var payment = (await Host.PayAsync(invoice, "60.00")).Expect(201)["id"].GetString();
        var wallet = (await Host.PostAsync("/wallets", new { customer, currency = "USD", name = "Prepaid" })).Expect(201)["id"].GetString();
        var note = (await CreditAsync(invoice, new { amount = "70.00", reason = "agreed", to = "wallet" })).Expect(201);
        Assert.Equal(("40.00", "30.00"), (note["off_due"].GetString(), note["given_back"].GetString()));
        Assert.Equal(("30.00", "30.00"), ((await Host.GetAsync($"/wallets/{wallet}"))["balance"].GetString(), (await Host.GetAsync($"/wallets/{wallet}"))["paid"].GetString()));
        Assert.Equal("0.00", (await Host.GetAsync($"/payments/{payment}"))["unapplied"].GetString());
        Assert.Equal(("paid", "0.00"), ((await Host.InvoiceOfAsync(invoice))["status"].GetString(), (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString()));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Random_parts_of_a_taxed_and_discounted_invoice_add_up_to_it_exactly()
    {
        var stem = $"k{Guid.NewGuid():N}"[..10];
        foreach (var (code, rate) in new[] { ("A", "8.875"), ("B", "2.125") })
            (await Host.PostAsync("/taxes", new { code = stem + code, name = code, kind = "percentage", rate })).Expect(201);
        (await Host.PostAsync("/coupons", new { code = stem, name = "Third", kind = "percentage", percent_off = "33.33", duration = "forever" })).Expect(201);
        for (var seed = 0; seed < 6; seed++) await CreditedInFullAsync(new Random(seed), stem, seed);
        await Host.MustBeRightAsync();
    }

    private async Task CreditedInFullAsync(Random random, string stem, int seed)
    {
        var lines = Enumerable.Range(0, 3).Select(i => new { description = $"L{i}", unit_amount = (random.Next(1, 99_999) / 100m).ToString(CultureInfo.InvariantCulture) }).ToArray();
        var invoice = (await Host.PostAsync("/invoices", new { customer = await Host.CustomerAsync(), lines, coupons = new[] { stem }, taxes = new[] { stem + "A", stem + "B" }, finalize = true })).Expect(201);
        var id = invoice["id"].GetString()!;
        if (random.Next(2) == 0) (await Host.PayAsync(id, invoice["total"].GetString()!)).Expect(201);
        var notes = new List<Reply>();
        for (var i = 0; i < 4; i++)
        {
            var left = invoice.Amount("total") - notes.Sum(n => n.Amount("total"));
            if (left <= 0.03m) break;
            var amount = decimal.Round(left * random.Next(1, 100) / 100, 2, MidpointRounding.ToPositiveInfinity);
            notes.Add((await CreditAsync(id, new { amount = amount.ToString(CultureInfo.InvariantCulture), reason = $"part {i}" })).Expect(201));
        }
        var rest = invoice.Amount("total") - notes.Sum(n => n.Amount("total"));
        if (rest > 0) notes.Add((await CreditAsync(id, new { lines = invoice["lines"].EnumerateArray().Select(l => new { line = Books.Text(l, "id") }), reason = "the rest" })).Expect(201));
        foreach (var sum in new[] { "subtotal", "discount_total", "tax_total", "total" })
            Assert.True(invoice.Amount(sum) == notes.Sum(n => n.Amount(sum)), $"seed {seed}: {sum} of the notes is not the invoice's");
        foreach (var tax in invoice["taxes"].EnumerateArray())
            Assert.True(Books.Amount(tax, "amount") == notes.SelectMany(n => n["taxes"].EnumerateArray()).Where(t => Books.Text(t, "code") == Books.Text(tax, "code")).Sum(t => Books.Amount(t, "amount")), $"seed {seed}: {tax}");
    }

    [Fact]
    public async Task Numbers_have_no_gaps_and_a_refused_note_takes_none()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var first = Number((await CreditAsync(invoice, new { amount = "1.00", reason = "a" })).Expect(201));
        (await CreditAsync(invoice, new { amount = "1000.00", reason = "b" })).Expect(422);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreditAsync(invoice, new { amount = "1.00", reason = "at once" })));
        Assert.Equal(Enumerable.Range(first + 1, 20), replies.Select(r => Number(r.Expect(201))).Order());
        Assert.Equal("79.00", (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Notes_at_once_never_credit_more_than_the_invoice()
    {
        var invoice = await Host.InvoiceAsync(await Host.CustomerAsync(), "100.00");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreditAsync(invoice, new { amount = "30.00", reason = "at once" })));
        Assert.Equal(3, replies.Count(r => r.Status == 201));
        Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal(422, r.Status));
        Assert.Equal("10.00", (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task What_cannot_be_credited_is_refused_at_its_field()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var line = (await Host.InvoiceOfAsync(invoice))["lines.0.id"].GetString();
        foreach (var (body, fields) in new (object, string)[]
        {
            (new { amount = "1.00" }, "reason"), (new { reason = "x" }, "lines"), (new { amount = "1.00", lines = new[] { new { line } }, reason = "x" }, "amount"),
            (new { amount = "100.01", reason = "x" }, "amount"), (new { amount = "0", reason = "x" }, "amount"), (new { amount = "1.001", reason = "x" }, "amount"),
            (new { lines = new[] { new { line = "lin_none" } }, reason = "x" }, "lines[0].line"), (new { lines = new[] { new { line }, new { line } }, reason = "x" }, "lines[1].line"),
            (new { lines = new[] { new { line, amount = "100.01" } }, reason = "x" }, "lines[0].amount"), (new { amount = "1.00", reason = "x", to = "wallet" }, "to"),
        })
            Assert.Equal(fields, string.Join(',', (await CreditAsync(invoice, body)).Expect(422)["errors"].EnumerateObject().Select(e => e.Name)));
        var draft = await Host.InvoiceAsync(customer, "10.00", finalize: false);
        Assert.Equal("not_final", (await CreditAsync(draft, new { amount = "1.00", reason = "x" })).Expect(409).Code);
        Assert.Equal("100.00", (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString());
        Assert.Equal(0, (await Host.GetAsync($"/credit-notes?customer={customer}")).Expect(200)["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_preview_says_the_same_and_keeps_nothing()
    {
        var invoice = await Host.InvoiceAsync(await Host.CustomerAsync(), "100.00");
        var preview = (await Host.PostAsync($"/invoices/{invoice}/credit-notes/preview", new { amount = "12.34" })).Expect(200);
        Assert.Equal("12.34", preview["total"].GetString());
        Assert.Equal("100.00", (await Host.InvoiceOfAsync(invoice))["amount_due"].GetString());
        Assert.Equal("12.34", (await CreditAsync(invoice, new { amount = "12.34", reason = "x" })).Expect(201)["total"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_credited_invoice_is_not_voided_and_its_note_is_found_and_printed()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var note = (await CreditAsync(invoice, new { amount = "10.00", reason = "x" })).Expect(201);
        Assert.Equal("has_credit_notes", (await Host.PostAsync($"/invoices/{invoice}/void", new { reason = "x" })).Expect(409).Code);
        Assert.Equal(note["id"].GetString(), (await Host.GetAsync($"/credit-notes?customer={customer}&search={note["number"].GetString()}")).Expect(200)["data.0.id"].GetString());
        Assert.Equal("10.00", (await Host.GetAsync($"/credit-notes/{note["number"].GetString()}")).Expect(200)["total"].GetString());
        Assert.Equal("%PDF", (await Host.GetAsync($"/credit-notes/{note["id"].GetString()}/pdf")).Expect(200).Text[..4]);
    }

    private Task<Reply> CreditAsync(string invoice, object body) => Host.PostAsync($"/invoices/{invoice}/credit-notes", body);

    private static int Number(Reply note) => int.Parse(note["number"].GetString()!.Split('-')[^1], CultureInfo.InvariantCulture);
}
