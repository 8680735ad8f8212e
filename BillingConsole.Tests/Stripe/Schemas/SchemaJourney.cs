using System.Collections.Concurrent;
using BillingConsole.Stripe.Events;
using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Faults;
using BillingConsole.Tests.Stripe.PayLinks;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe.Schemas;

/// <summary>One day between the console and the simulator, everything heard: what the console asks, what others ask, and what is told.</summary>
public sealed class SchemaJourney : IAsyncLifetime
{
    private readonly ConcurrentQueue<Exchange> others = new();
    private readonly PayHost host = new();
    private HttpClient client = new();

    internal IEnumerable<Exchange> OfConsole => host.Exchanges;

    internal IEnumerable<Exchange> OfOthers => others;

    internal IEnumerable<string> Webhooks => host.Webhooks;

    public async ValueTask InitializeAsync()
    {
        if (StripeSchemas.Here is null) return;
        await CustomersAsync();
        await PaymentsAsync();
        client = new(new Overheard(host.Stripe.CreateHandler(), TimeProvider.System, others)) { BaseAddress = SimulatorLoopback.Address, DefaultRequestHeaders = { Authorization = new("Bearer", SimulatorKeys.Default) } };
        await OthersAsync();
        await RefusedAsync();
        await host.SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private async Task CustomersAsync()
    {
        // What happens before the account is known is nobody's.
        await host.LinkCustomersAsync();
        await host.Stripe.DeliverDueAsync();
        foreach (var name in (string[])["Ada", "Bob"])
            (await host.PostAsync("/customers", new { external_id = name, name, email = $"{name}@x.io", phone = "+1 5", tax_exempt = true, preferred_locale = "de", address = new { line1 = "1 Main", city = "Rome", country = "IT", postal_code = "1" } })).Expect(201);
        await host.LinkCustomersAsync();
        (await host.PatchAsync("/customers/Ada", new { name = "Ada L.", phone = (string?)null, preferred_locale = (string?)null, address = new { line1 = "2 Main", country = "FR" } })).Expect(200);
        await host.LinkCustomersAsync();
        (await host.PostAsync("/customers/Bob/stripe/delete")).Expect(200);
        await host.LinkCustomersAsync();
        await host.SettleAsync();
    }

    private async Task PaymentsAsync()
    {
        var paid = await host.InvoiceAsync("Ada", "250.00");
        await host.PayByLinkAsync((await host.LinkAsync(paid, "50.00")).Expect(201), "4000000000000002");
        await host.PayByLinkAsync((await host.LinkAsync(paid)).Expect(201));
        var payment = (await host.InvoiceOfAsync(paid))["payments.0.id"].GetString();
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "20.00", reason = "goodwill" })).Expect(200);
        await host.SettleAsync();
        var slow = await host.InvoiceAsync(await host.CustomerAsync(), "10.00");
        await host.PayByLinkAsync((await host.LinkAsync(slow)).Expect(201), "000123456789");
        await host.PassAsync();
        var voided = await host.InvoiceAsync("Ada", "30.00");
        await host.SessionAsync((await host.LinkAsync(voided)).Expect(201));
        (await host.PostAsync($"/invoices/{voided}/void", new { reason = "mistake" })).Expect(200);
        await host.SettleAsync();
        await host.Stripe.CloseDisputeAsync(await host.Stripe.OpenDisputeAsync(await host.ChargeAsync()), won: true);
        await host.Get<EventPoller>().PollAsync(default);
    }

    /// <summary>Every address of the simulator that the console does not call, or calls only in one way.</summary>
    private async Task OthersAsync()
    {
        var customer = await PostAsync("customers", "name=Eve&email=eve@x.io&shipping[name]=Eve&shipping[address][line1]=1&tax_id_data[0][type]=eu_vat&tax_id_data[0][value]=DE123456789&metadata[k]=v");
        var tax = await PostAsync($"customers/{customer}/tax_ids", "type=gb_vat&value=GB123456789");
        var product = await PostAsync("products", "name=Work");
        var price = await PostAsync("prices", $"product={product}&currency=usd&unit_amount=500");
        var link = await PostAsync("payment_links", $"line_items[0][price]={price}&line_items[0][quantity]=2");
        var session = await PostAsync("checkout/sessions", $"mode=payment&success_url=https://x.io/&customer={customer}&line_items[0][price]={price}&line_items[0][quantity]=2");
        var hook = await PostAsync("webhook_endpoints", "url=https://x.io/hook&enabled_events[0]=customer.created&api_version=2026-10-28.endive");
        var (charge, intent) = (await host.ChargeAsync(), (string)(await host.Stripe.AllAsync("payment_intent"))[0]["id"]!);
        await PostAsync($"payment_links/{link}", "active=false");
        await PostAsync($"webhook_endpoints/{hook}", "disabled=true");
        await PostAsync($"refunds/{(string)(await host.Stripe.AllAsync("refund"))[0]["id"]!}", "metadata[k]=v");
        foreach (var path in (string[])[
            "account", "balance", "customers?limit=2", "customers/search?query=email:'eve@x.io'", $"customers/{customer}?expand[0]=tax_ids", $"customers/{customer}/tax_ids", $"customers/{customer}/tax_ids/{tax}", "products", $"products/{product}",
            "prices", $"prices/{price}?expand[0]=product", "payment_links", $"payment_links/{link}?expand[0]=line_items", $"payment_links/{link}/line_items", "checkout/sessions?limit=20&expand[0]=data.payment_intent.latest_charge",
            $"checkout/sessions/{session}?expand[0]=line_items&expand[1]=customer", $"checkout/sessions/{session}/line_items", "payment_intents", $"payment_intents/{intent}?expand[0]=latest_charge", "charges", $"charges/{charge}?expand[0]=refunds",
            "refunds", $"refunds/{(string)(await host.Stripe.AllAsync("refund"))[0]["id"]!}?expand[0]=charge", "disputes", $"disputes/{(string)(await host.Stripe.AllAsync("dispute"))[0]["id"]!}", "events?limit=100",
            $"events/{(string)(await host.Stripe.AllAsync("event"))[0]["id"]!}", "webhook_endpoints", $"webhook_endpoints/{hook}"]) await AskAsync(HttpMethod.Get, path, 200);
        await AskAsync(HttpMethod.Delete, $"customers/{customer}/tax_ids/{tax}", 200);
        await AskAsync(HttpMethod.Delete, $"webhook_endpoints/{hook}", 200);
        await AskAsync(HttpMethod.Delete, $"customers/{customer}", 200);
        await AskAsync(HttpMethod.Get, $"customers/{customer}", 200);
    }

    /// <summary>Errors have a form, too.</summary>
    private async Task RefusedAsync()
    {
        await AskAsync(HttpMethod.Get, "customers/cus_none1", 404);
        await AskAsync(HttpMethod.Post, "customers", 400, "foo=1");
        foreach (var (kind, status) in ((CallFaultKind, int)[])[(CallFaultKind.Conflict, 409), (CallFaultKind.RateLimited, 429), (CallFaultKind.LockTimeout, 429), (CallFaultKind.ServerError, 500)])
        {
            await host.Stripe.SetFaultsAsync(new() { Calls = [new(kind)] });
            await AskAsync(HttpMethod.Post, "customers", status, "name=x");
        }
        await host.Stripe.SetFaultsAsync(new());
    }

    private async Task<string> PostAsync(string path, string form) => System.Text.Json.Nodes.JsonNode.Parse((await AskAsync(HttpMethod.Post, path, 200, form)).Answer)!["id"]!.ToString();

    private async Task<Exchange> AskAsync(HttpMethod method, string path, int status, string? form = null)
    {
        using var request = new HttpRequestMessage(method, "/v1/" + path);
        if (form is not null) request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.SendAsync(request);
        var asked = others.Last();
        Assert.True(status == asked.Status, $"{method} {path} was answered {asked.Status}: {asked.Answer}");
        return asked;
    }
}
