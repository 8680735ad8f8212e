using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe;

/// <summary>The real program, killed between its commit and the call, and again between Stripe's success and its own save.</summary>
public sealed class KilledAroundACallTests
{
    private const string Customers = "/v1/customers";
    private const string Sessions = "/v1/checkout/sessions";
    private const string Refunds = "/v1/refunds";

    [Fact]
    public async Task A_console_killed_on_either_side_of_a_call_makes_one_customer_one_session_and_one_refund_and_keeps_them()
    {
        await using var stripe = new GatedStripe();
        using var directory = new TemporaryDirectory();
        var settings = new Dictionary<string, string> { ["Data:Directory"] = directory.Path, ["Stripe:BaseUrl"] = stripe.Listen().ToString(), ["Jobs:Enabled"] = "true" };
        string link;
        using (var first = await ConsoleProcess.StartAsync(settings))
        {
            await PaidAsync(first.Http, stripe);
            link = await LinkAsync(first.Http, "ada");
            stripe.Gate = Gate.BeforeTheCall;
            await Task.WhenAll(AskForAllAsync(first.Http, link), KillAsync(first, stripe));
        }
        Assert.Equal((1, 1, 0), await MadeAsync(stripe));
        stripe.Gate = Gate.BeforeTheAnswer;
        using (var second = await ConsoleProcess.StartAsync(settings)) await Task.WhenAll(FollowAsync(second.Http, link), KillAsync(second, stripe));
        Assert.Equal((2, 2, 1), await MadeAsync(stripe));
        stripe.Gate = Gate.Open;
        using var last = await ConsoleProcess.StartAsync(settings);
        var session = (await FollowAsync(last.Http, link))!.Expect(303).Headers.Location!.Segments[^1];
        Assert.Equal("open", (string?)(await stripe.Simulator.FindAsync(session))!["status"]);
        await UntilAsync(async () => (await last.Http.AskAsync(HttpMethod.Get, "/customers/bob/stripe")).Expect(200)["state"].GetString() == "linked");
        await UntilAsync(async () => (await last.Http.AskAsync(HttpMethod.Get, "/outbox?state=waiting")).Expect(200)["data"].GetArrayLength() == 0);
        Assert.Equal((2, 2, 1), await MadeAsync(stripe));
        Assert.Equal(2000, (long)(await stripe.Simulator.AllAsync("charge"))[0]["amount_refunded"]!);
    }

    /// <summary>A customer that is linked, and an invoice that was paid by a session.</summary>
    private static async Task PaidAsync(HttpClient http, GatedStripe stripe)
    {
        await UntilAsync(async () => (await http.AskAsync(HttpMethod.Get, "/stripe/status")).Expect(200)["account"].ValueKind == JsonValueKind.String);
        (await http.AskAsync(HttpMethod.Post, "/customers", new { external_id = "ada", name = "Ada", currency = "USD" })).Expect(201);
        await UntilAsync(async () => (await http.AskAsync(HttpMethod.Get, "/customers/ada/stripe")).Expect(200)["state"].GetString() == "linked");
        var link = await LinkAsync(http, "ada");
        var session = (await FollowAsync(http, link))!.Expect(303).Headers.Location!.Segments[^1];
        Assert.Equal("Paid", await stripe.Simulator.PayAsync(session));
        await http.AskAsync(HttpMethod.Get, $"/{link}/done");
    }

    /// <summary>The path of a link over a new invoice.</summary>
    private static async Task<string> LinkAsync(HttpClient http, string customer)
    {
        var invoice = (await http.AskAsync(HttpMethod.Post, "/invoices", new { customer, lines = new[] { new { description = "Work", unit_amount = "50.00" } }, finalize = true })).Expect(201)["id"].GetString();
        return new Uri((await http.AskAsync(HttpMethod.Post, $"/invoices/{invoice}/payment-links", new { })).Expect(201)["url"].GetString()!).AbsolutePath;
    }

    private static async Task AskForAllAsync(HttpClient http, string link)
    {
        var payment = (await http.AskAsync(HttpMethod.Get, "/payments")).Expect(200)["data.0.id"].GetString();
        (await http.AskAsync(HttpMethod.Post, $"/payments/{payment}/refund", new { amount = "20.00", reason = "goodwill" })).Expect(200);
        (await http.AskAsync(HttpMethod.Post, "/customers", new { external_id = "bob", name = "Bob", currency = "USD" })).Expect(201);
        await FollowAsync(http, link);
    }

    /// <summary>Null when the console died before it answered.</summary>
    private static async Task<Reply?> FollowAsync(HttpClient http, string link)
    {
        using var payer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = http.BaseAddress };
        try
        {
            return await payer.AskAsync(HttpMethod.Get, "/" + link);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task KillAsync(ConsoleProcess console, GatedStripe stripe)
    {
        await stripe.ArrivedAsync(Customers, Sessions, Refunds);
        await console.KillAsync();
    }

    private static async Task<(int Customers, int Sessions, int Refunds)> MadeAsync(GatedStripe stripe) =>
        (await stripe.CountAsync("customer"), await stripe.CountAsync("checkout.session"), await stripe.CountAsync("refund"));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = GatedStripe.Patience();
        while (!await isSo()) await Task.Delay(20, patience.Token);
    }
}
