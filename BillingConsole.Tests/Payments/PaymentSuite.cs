using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Payments;

public sealed class PaymentsOnSqliteTests(MoneyHost host) : PaymentSuite(host), IClassFixture<MoneyHost>;

public sealed class PaymentsOnPostgresTests() : PaymentSuite(ConsoleHost.OnPostgres(MoneyHost.Start)), IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public abstract class PaymentSuite(ConsoleHost host)
{
    protected ConsoleHost Host { get; } = host;

    [Fact]
    public async Task Fifty_of_250_leaves_200_due_and_the_rest_settles_it()
    {
        var invoice = await Host.InvoiceAsync(await Host.CustomerAsync(), "250.00");
        (await Host.PayAsync(invoice, "50.00")).Expect(201);
        var part = await Host.InvoiceOfAsync(invoice);
        Assert.Equal("partially_paid", part["status"].GetString());
        Assert.Equal("200.00", part["amount_due"].GetString());
        Assert.Equal("50.00", part["amount_paid"].GetString());
        (await Host.PayAsync(invoice, "200.00")).Expect(201);
        var paid = await Host.InvoiceOfAsync(invoice);
        Assert.Equal("paid", paid["status"].GetString());
        Assert.Equal("0.00", paid["amount_due"].GetString());
        Assert.Equal(2, paid["payments"].GetArrayLength());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task What_is_paid_too_much_becomes_the_customers_credit()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "250.00");
        (await Host.PayAsync(invoice, "50.00")).Expect(201);
        var last = (await Host.PayAsync(invoice, "201.00")).Expect(201);
        Assert.Equal("1.00", last["unapplied"].GetString());
        Assert.Equal("paid", (await Host.InvoiceOfAsync(invoice))["status"].GetString());
        Assert.Equal("1.00", (await Host.GetAsync($"/customers/{customer}/balance")).Expect(200)["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_payment_on_a_paid_invoice_is_credit_as_a_whole()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "10.00");
        (await Host.PayAsync(invoice, "10.00")).Expect(201);
        (await Host.PayAsync(invoice, "5.00")).Expect(201);
        Assert.Equal("10.00", (await Host.InvoiceOfAsync(invoice))["amount_paid"].GetString());
        Assert.Equal("5.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_draft_and_a_void_invoice_take_no_payment()
    {
        var customer = await Host.CustomerAsync();
        var draft = await Host.InvoiceAsync(customer, "10.00", finalize: false);
        Assert.Equal("not_payable", (await Host.PayAsync(draft, "1.00")).Expect(409).Code);
        var voided = await Host.InvoiceAsync(customer, "10.00");
        (await Host.PostAsync($"/invoices/{voided}/void", new { reason = "mistake" })).Expect(200);
        Assert.Equal("not_payable", (await Host.PayAsync(voided, "1.00")).Expect(409).Code);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_hundred_payments_at_once_are_each_counted_once()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "250.00");
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Host.Http.AskAsync(
            HttpMethod.Post, $"/invoices/{invoice}/payments", new { amount = "2.60", method = "card", reference = $"R{i / 2}" }, $"{invoice}-{i / 2}")));
        Assert.All(replies, r => Assert.True(r.Status is 201 or 409, r.Text));
        var paid = await Host.InvoiceOfAsync(invoice);
        Assert.Equal(50, paid["payments"].GetArrayLength());
        Assert.Equal("130.00", paid["amount_paid"].GetString());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Host.PayAsync(invoice, "2.60")));
        Assert.Equal("paid", (await Host.InvoiceOfAsync(invoice))["status"].GetString());
        Assert.Equal("10.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Invoices_that_take_the_customers_credit_at_once_take_it_once()
    {
        var customer = await Host.CustomerAsync();
        (await Host.PayAsync(await Host.InvoiceAsync(customer, "1.00"), "156.00")).Expect(201);
        var invoices = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Host.InvoiceAsync(customer, "20.00")));
        var views = await Task.WhenAll(invoices.Select(Host.InvoiceOfAsync));
        Assert.Equal(155m, views.Sum(v => v.Amount("credits_applied")));
        Assert.Equal((7, 1, 4), (views.Count(v => v["status"].GetString() == "paid"), views.Count(v => v["status"].GetString() == "partially_paid"), views.Count(v => v["status"].GetString() == "open")));
        Assert.Equal("0.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Credit_that_is_applied_paid_out_and_asked_for_at_once_leaves_once()
    {
        var customer = await Host.CustomerAsync();
        var open = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Host.InvoiceAsync(customer, "40.00")));
        (await Host.PayAsync(await Host.InvoiceAsync(customer, "1.00"), "101.00")).Expect(201);
        var applied = Task.WhenAll(open.Select(i => Host.PostAsync($"/invoices/{i}/apply-credit", new { amount = "30.00" })));
        var paidOut = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Host.PostAsync($"/customers/{customer}/refund-credit", new { amount = "30.00", reason = "at once" })));
        var replies = (await applied).Concat(await paidOut).ToList();
        Assert.Equal(3, replies.Count(r => r.Status == 200));
        Assert.All(replies, r => Assert.True(r.Status is 200 or 409 or 422, r.Text));
        Assert.Equal("10.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_hundred_different_payments_at_once_are_all_counted_and_the_surplus_is_credit()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "250.00");
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Host.PayAsync(invoice, "3.00")));
        Assert.All(replies, r => r.Expect(201));
        var paid = await Host.InvoiceOfAsync(invoice);
        Assert.Equal(("paid", "250.00", "0.00", 100), (paid["status"].GetString(), paid["amount_paid"].GetString(), paid["amount_due"].GetString(), paid["payments"].GetArrayLength()));
        Assert.Equal("50.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Two_voids_of_a_paid_invoice_give_its_payments_back_once()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "60.00");
        (await Host.PayAsync(invoice, "60.00")).Expect(201);
        var voids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Host.PostAsync($"/invoices/{invoice}/void", new { reason = "at once" })));
        Assert.Equal((1, 9), (voids.Count(v => v.Status == 200), voids.Count(v => v.Status == 409)));
        Assert.Equal("60.00", (await Host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_refund_takes_the_unapplied_part_first_and_then_reopens_the_invoice()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var payment = (await Host.PayAsync(invoice, "130.00")).Expect(201)["id"].GetString();
        var first = (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "30.00", reason = "paid too much" })).Expect(200);
        Assert.Equal(("30.00", "0.00", "100.00"), (first["refunded"].GetString(), first["unapplied"].GetString(), first["applied"].GetString()));
        Assert.Equal("paid", (await Host.InvoiceOfAsync(invoice))["status"].GetString());
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "40.00", reason = "goodwill" })).Expect(200);
        var reopened = await Host.InvoiceOfAsync(invoice);
        Assert.Equal(("partially_paid", "40.00"), (reopened["status"].GetString(), reopened["amount_due"].GetString()));
        var last = (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "60.00", reason = "all of it" })).Expect(200);
        Assert.Equal("130.00", last["refunded"].GetString());
        Assert.Equal("open", (await Host.InvoiceOfAsync(invoice))["status"].GetString());
        Assert.Equal("nothing_to_refund", (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "1.00", reason = "more" })).Expect(409).Code);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Credit_that_paid_another_invoice_is_not_refunded_as_well()
    {
        var customer = await Host.CustomerAsync();
        var first = await Host.InvoiceAsync(customer, "10.00");
        var payment = (await Host.PayAsync(first, "40.00")).Expect(201)["id"].GetString();
        var second = await Host.InvoiceAsync(customer, "25.00");
        Assert.Equal(("paid", "25.00"), ((await Host.InvoiceOfAsync(second))["status"].GetString(), (await Host.InvoiceOfAsync(second))["credits_applied"].GetString()));
        Assert.Contains("15.00", (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "16.00", reason = "x" })).Expect(422).Text.Replace("At most 15.00", "15.00", StringComparison.Ordinal), StringComparison.Ordinal);
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "15.00", reason = "x" })).Expect(200);
        Assert.Equal(("open", "10.00"), ((await Host.InvoiceOfAsync(first))["status"].GetString(), (await Host.InvoiceOfAsync(first))["amount_due"].GetString()));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Credit_pays_an_invoice_and_can_be_paid_out()
    {
        var customer = await Host.CustomerAsync();
        var open = await Host.InvoiceAsync(customer, "80.00");
        var other = await Host.InvoiceAsync(customer, "1.00");
        (await Host.PayAsync(other, "51.00")).Expect(201);
        Assert.Equal("amount", (await Host.PostAsync($"/invoices/{open}/apply-credit", new { amount = "50.01" })).Expect(422)["errors"].EnumerateObject().Single().Name);
        var part = (await Host.PostAsync($"/invoices/{open}/apply-credit", new { amount = "20.00" })).Expect(200);
        Assert.Equal(("partially_paid", "60.00", "20.00"), (part["status"].GetString(), part["amount_due"].GetString(), part["credits_applied"].GetString()));
        var balance = (await Host.PostAsync($"/customers/{customer}/refund-credit", new { amount = "10.00", reason = "asked for it" })).Expect(200);
        Assert.Equal("20.00", balance["credit_balance"].GetString());
        Assert.Equal("60.00", balance["receivable"].GetString());
        (await Host.PostAsync($"/invoices/{open}/apply-credit", new { })).Expect(200);
        Assert.Equal("40.00", (await Host.InvoiceOfAsync(open))["amount_due"].GetString());
        Assert.Equal("no_credit", (await Host.PostAsync($"/invoices/{open}/apply-credit", new { amount = "1.00" })).Expect(409).Code);
        Assert.Equal("no_credit", (await Host.PostAsync($"/customers/{customer}/refund-credit", new { amount = "1.00", reason = "x" })).Expect(409).Code);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_payment_on_a_written_off_invoice_reverses_the_write_off_first()
    {
        var invoice = await Host.InvoiceAsync(await Host.CustomerAsync(), "90.00");
        (await Host.PayAsync(invoice, "30.00")).Expect(201);
        var lost = (await Host.PostAsync($"/invoices/{invoice}/mark-uncollectible", new { reason = "insolvent" })).Expect(200);
        Assert.Equal(("uncollectible", "0.00"), (lost["status"].GetString(), lost["amount_due"].GetString()));
        (await Host.PayAsync(invoice, "20.00")).Expect(201);
        var back = await Host.InvoiceOfAsync(invoice);
        Assert.Equal(("partially_paid", "40.00", "0.00"), (back["status"].GetString(), back["amount_due"].GetString(), back["written_off"].GetString()));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Payments_are_listed_newest_first_and_found_by_what_one_knows()
    {
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        foreach (var i in Enumerable.Range(1, 3)) (await Host.PayAsync(invoice, $"{i}.00", i == 2 ? "cash" : "check")).Expect(201);
        var page = (await Host.GetAsync($"/payments?customer={customer}&limit=2")).Expect(200);
        Assert.Equal(["3.00", "2.00"], page["data"].EnumerateArray().Select(p => Books.Text(p, "amount")));
        var rest = (await Host.GetAsync($"/payments?customer={customer}&limit=2&cursor={page["next_cursor"].GetString()}")).Expect(200);
        Assert.Equal("1.00", rest["data.0.amount"].GetString());
        Assert.Equal(1, (await Host.GetAsync($"/payments?customer={customer}&method=cash")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(3, (await Host.GetAsync($"/payments?invoice={invoice}&from=2026-01-01&to=2026-01-31")).Expect(200)["data"].GetArrayLength());
        (await Host.GetAsync("/payments?method=barter")).Expect(422);
        (await Host.GetAsync("/payments?customer=nobody")).Expect(422);
    }

    [Theory]
    [InlineData("0", "bank_transfer", "amount")]
    [InlineData("-1", "bank_transfer", "amount")]
    [InlineData("1.001", "bank_transfer", "amount")]
    [InlineData("1", "stripe", "method")]
    public async Task A_payment_that_cannot_be_is_refused_at_its_field(string amount, string method, string field)
    {
        var invoice = await Host.InvoiceAsync(await Host.CustomerAsync(), "10.00");
        var refused = (await Host.PayAsync(invoice, amount, method)).Expect(422);
        Assert.Equal(field, refused["errors"].EnumerateObject().Single().Name);
        Assert.Equal("open", (await Host.InvoiceOfAsync(invoice))["status"].GetString());
    }
}
