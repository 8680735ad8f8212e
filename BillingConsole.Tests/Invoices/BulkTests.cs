using BillingConsole.Invoices;
using BillingConsole.Invoices.Bulk;
using BillingConsole.Platform.Outbox;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Invoices;

public sealed class BulkOnSqliteTests() : BulkSuite(ConsoleHost.At(MoneyHost.Start));

public sealed class BulkOnPostgresTests() : BulkSuite(ConsoleHost.OnPostgres(MoneyHost.Start));

public abstract class BulkSuite(ConsoleHost host) : IAsyncLifetime
{
    private static readonly string[] Nonsense = ["inv_none"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_filter_is_finalised_as_the_preview_counted_it_and_only_drafts_are_touched()
    {
        var (dollars, euros) = (await host.CustomerAsync(), await host.CustomerAsync("EUR"));
        for (var i = 0; i < 7; i++) await host.InvoiceAsync(dollars, "10.00", finalize: false);
        await host.InvoiceAsync(euros, "5.00", finalize: false);
        await host.InvoiceAsync(dollars, "99.00");
        var look = (await host.PostAsync("/bulk-runs/preview", new { act = "finalize", filter = new { } })).Expect(200);
        Assert.Equal((8, 1, "70.00", "5.00"), (look["count"].GetInt32(), look["left_out"].GetInt32(), look["amount_by_currency.USD"].GetString(), look["amount_by_currency.EUR"].GetString()));
        Assert.Equal("changed_meanwhile", (await host.PostAsync("/bulk-runs", new { act = "finalize", filter = new { }, expected = 9 })).Expect(409).Code);
        var run = (await host.PostAsync("/bulk-runs", new { act = "finalize", filter = new { }, expected = 8 })).Expect(202)["id"].GetString()!;
        await CarryAsync();
        var done = (await host.GetAsync($"/bulk-runs/{run}")).Expect(200);
        Assert.Equal(("completed", 8, 0), (done["status"].GetString(), done["done"].GetInt32(), done["parked"].GetInt32()));
        Assert.Empty((await host.GetAsync("/invoices?status=draft"))["data"].EnumerateArray());
        Assert.Equal("nothing_to_do", (await host.PostAsync("/bulk-runs", new { act = "finalize", filter = new { } })).Expect(409).Code);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task One_that_is_refused_is_parked_with_the_reason_and_the_others_go_on()
    {
        var reached = await host.CustomerAsync();
        await host.CustomerAsync(more: new { external_id = "mute", name = "Mute", currency = "USD" });
        var invoices = new[] { await host.InvoiceAsync(reached, "10.00"), await host.InvoiceAsync("mute", "20.00"), await host.InvoiceAsync(reached, "30.00") };
        var look = (await host.PostAsync("/bulk-runs/preview", new { act = "send", invoices })).Expect(200);
        Assert.Equal((3, 1, 0), (look["count"].GetInt32(), look["without_email"].GetInt32(), look["sent_before"].GetInt32()));
        var run = (await host.PostAsync("/bulk-runs", new { act = "send", invoices })).Expect(202)["id"].GetString()!;
        await CarryAsync();
        var items = (await host.GetAsync($"/bulk-runs/{run}/items")).Expect(200)["data"].EnumerateArray().ToList();
        Assert.Equal(["done", "parked", "done"], items.Select(i => Books.Text(i, "state")));
        Assert.Contains("no e-mail address", Books.Text(items[1], "reason"), StringComparison.Ordinal);
        Assert.Equal(1, (await host.GetAsync($"/bulk-runs/{run}/items?state=parked"))["data"].GetArrayLength());
        var mail = (await host.GetAsync($"/invoices/{invoices[0]}/mails")).Expect(200).Json;
        Assert.Equal(("billing@customer.example", "waiting"), (Books.Text(mail[0], "to"), Books.Text(mail[0], "state")));
        Assert.Equal(0, (await host.GetAsync($"/invoices/{invoices[1]}/mails")).Expect(200).Json.GetArrayLength());
        Assert.Equal(2, (await host.PostAsync("/bulk-runs/preview", new { act = "send", invoices })).Expect(200)["sent_before"].GetInt32());
    }

    [Fact]
    public async Task A_run_that_broke_off_goes_on_after_its_last_commit_and_does_nothing_twice()
    {
        var customer = await host.CustomerAsync();
        var drafts = new List<string>();
        for (var i = 0; i < 5; i++) drafts.Add(await host.InvoiceAsync(customer, "10.00", finalize: false));
        var run = (await host.PostAsync("/bulk-runs", new { act = "finalize", invoices = drafts })).Expect(202)["id"].GetString()!;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<BillingConsole.Platform.Security.CurrentActor>().Set(BillingConsole.Platform.Security.Actor.Job("test"));
            var operations = scope.ServiceProvider.GetRequiredService<BillingConsole.Platform.Operations.Operations>();
            for (var i = 0; i < 2; i++) Assert.True((await operations.RunAsync(new DoNextOfBulk(BillingConsole.Platform.Data.Id<BulkRun>.Parse(run, null)))).Value);
        }
        Assert.Equal(2, (await host.GetAsync($"/bulk-runs/{run}"))["done"].GetInt32());
        await Task.WhenAll(CarryAsync(), CarryAsync());
        Assert.Equal(("completed", 5), ((await host.GetAsync($"/bulk-runs/{run}"))["status"].GetString(), (await host.GetAsync($"/bulk-runs/{run}"))["done"].GetInt32()));
        var numbers = (await host.GetAsync($"/invoices?customer={customer}"))["data"].EnumerateArray().Select(i => Books.Text(i, "number")).ToList();
        Assert.Equal(5, numbers.Distinct().Count());
        Assert.Equal((await host.GetAsync("/bulk-runs"))["data.0.id"].GetString(), run);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        async Task<string> FieldAsync(object body) => (await host.PostAsync("/bulk-runs", body)).Expect(422)["errors"].EnumerateObject().First().Name;
        Assert.Equal("act", await FieldAsync(new { filter = new { } }));
        Assert.Equal("invoices", await FieldAsync(new { act = "send" }));
        Assert.Equal("invoices", await FieldAsync(new { act = "send", invoices = Nonsense, filter = new { } }));
        Assert.Equal("invoices", await FieldAsync(new { act = "send", invoices = Nonsense }));
        Assert.Equal("status", await FieldAsync(new { act = "send", filter = new { status = "eaten" } }));
        (await host.GetAsync("/bulk-runs/blk_none")).Expect(404);
        (await host.GetAsync("/invoices/inv_none/mails")).Expect(404);
    }

    [Fact]
    public async Task The_dialog_says_count_and_money_first_and_the_page_what_became_of_each()
    {
        var customer = await host.CustomerAsync();
        await host.InvoiceAsync(customer, "1200.00", finalize: false);
        await using var context = new PageContext(host);
        var dialog = context.Render<BulkDialog>(p => p.Add(d => d.Body, new BulkBody { Act = BulkAct.Finalize, Filter = new() }));
        dialog.WaitForAssertion(() => Assert.Contains("1 invoice, 1,200.00 USD", dialog.Find(".consequence").TextContent));
        var run = (await host.PostAsync("/bulk-runs", new { act = "finalize", filter = new { } })).Expect(202)["id"].GetString()!;
        var page = context.At<BulkRunPage>($"/bulk-runs/{run}", ("Id", run));
        page.WaitForAssertion(() => Assert.Contains("0 of 1", page.Markup));
        await CarryAsync();
        var after = context.At<BulkRunPage>($"/bulk-runs/{run}", ("Id", run));
        after.WaitForAssertion(() => Assert.Contains("INV-0001", after.Markup));
        var list = context.At<InvoiceListPage>("/invoices");
        list.WaitForAssertion(() => Assert.Contains("Finalise all listed", list.Markup));
    }

    private Task<int> CarryAsync() => host.Services.GetRequiredService<OutboxDelivery>().DrainAsync(BulkCourier.KindOfMessage, Xunit.TestContext.Current.CancellationToken);
}
