using System.Globalization;
using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Amounts;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Faults;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Pages;

/// <summary>What somebody does in Stripe's own dashboard, and what goes wrong there.</summary>
internal sealed class DashboardPages(SimulatorStore store)
{
    private const int Shown = 50;

    private static string At(string act) => $"{SimulatorAddresses.Dashboard}/{act}";

    public void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", (CancellationToken cancel) => ShowAsync(null, cancel));
        pages.MapPost("/customers", (HttpContext http, CancellationToken cancel) => ActAsync(http, (turn, form) => Edit(turn, form), cancel));
        pages.MapPost("/customers/delete", (HttpContext http, CancellationToken cancel) => ActAsync(http, (turn, form) => CustomerObjects.Delete(turn, Living(turn, form["id"]!)), cancel));
        pages.MapPost("/refunds", (HttpContext http, CancellationToken cancel) => ActAsync(http, Refund, cancel));
        pages.MapPost("/disputes", (HttpContext http, CancellationToken cancel) => ActAsync(http, (turn, form) => Disputes.Open(turn, turn.Find(form["charge"]!)!, "fraudulent"), cancel));
        pages.MapPost("/disputes/close", (HttpContext http, CancellationToken cancel) => ActAsync(http, (turn, form) => Disputes.Close(turn, turn.Find(form["id"]!)!, form["won"] == "true"), cancel));
        pages.MapPost("/events/resend", (HttpContext http, CancellationToken cancel) => ActAsync(http, (turn, form) => Deliveries.Resend(turn, form["id"]!), cancel));
        pages.MapGet("/faults", () => ShowFaults(null, store.Knobs.Write()));
        pages.MapPost("/faults", SetFaultsAsync);
    }

    private async Task<IResult> ActAsync(HttpContext http, Action<Turn, IFormCollection> act, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        try
        {
            await store.RunAsync(SimulatorKeys.Account, turn =>
            {
                act(turn, form);
                return true;
            }, cancel);
            return Results.Redirect(SimulatorAddresses.Dashboard);
        }
        catch (StripeError error)
        {
            return await ShowAsync(error.Message, cancel);
        }
    }

    /// <summary>Creates where no id is given. The fields are read as a request's are: an empty one unsets, a wrong one is refused.</summary>
    private static void Edit(Turn turn, IFormCollection form)
    {
        var isNew = form["id"].ToString().Length == 0;
        var before = isNew ? CustomerObjects.Blank(turn) : Living(turn, form["id"]!);
        var after = before.Copy();
        CustomerObjects.Apply(new(FormNode.Parse(string.Join('&', ((string[])["name", "email", "phone"]).Select(name => $"{name}={Uri.EscapeDataString(form[name].ToString())}")))), after);
        if (isNew) turn.Create(after, "customer.created");
        else turn.Change(before, after, "customer.updated");
    }

    private static void Refund(Turn turn, IFormCollection form)
    {
        var charge = turn.Find(form["charge"]!)!;
        var typed = form["amount"].ToString();
        long? minor = null;
        if (typed.Length > 0)
        {
            var decimals = ChargeCurrency.Find(charge.Text("currency")!)!.Decimals;
            if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0 || amount > 999_999) throw StripeError.Invalid("Give an amount such as 12.50, or none for all that is left.", "amount");
            for (var i = 0; i < decimals; i++) amount *= 10;
            if (amount != decimal.Truncate(amount)) throw StripeError.Invalid($"Give at most {decimals} decimals.", "amount");
            minor = (long)amount;
        }
        Refunds.Create(turn, charge, minor, "requested_by_customer");
    }

    private static JsonObject Living(Turn turn, string id) =>
        turn.Find(id) is { } found && found.Kind() == CustomerObjects.Kind && !found.Flag("deleted") ? found : throw StripeError.Invalid($"No such customer: '{id}'", "id", "resource_missing");

    private async Task<IResult> ShowAsync(string? problem, CancellationToken cancel)
    {
        var body = await store.RunAsync(SimulatorKeys.Account, turn => string.Concat(
            $"""<p class="muted">What somebody would see and do in Stripe. <a href="{SimulatorAddresses.Faults}">What is to go wrong</a></p>""", problem is null ? "" : $"""<p class="bad" role="alert">{Html.Text(problem)}</p>""",
            Section("Customers", Customers(turn)), Section("Checkout Sessions", Sessions(turn)), Section("Payments", Payments(turn)), Section("Disputes", DisputesOf(turn)), Section("Events", Events(turn))), cancel);
        return Html.Page("Dashboard", body);
    }

    private static string Section(string title, string content) => $"<section><h2>{title}</h2>{content}</section>";

    private static List<JsonObject> Latest(Turn turn, string kind) => turn.All(kind).Take(Shown).ToList();

    private static string Customers(Turn turn)
    {
        var rows = Latest(turn, CustomerObjects.Kind).Select(c => $"""
            <td><code>{c.Id()}</code></td><td><form method="post" action="{At("customers")}">{Html.Hidden("id", c.Id())}{Html.Input("name", "Name", c.Text("name"))}{Html.Input("email", "E-mail", c.Text("email"))}{Html.Input("phone", "Phone", c.Text("phone"))}<button>Save</button></form></td>
            <td>{Html.Act(At("customers/delete"), "Delete", Html.Hidden("id", c.Id()))}</td>
            """);
        var add = $"""<form method="post" action="{At("customers")}">{Html.Input("name", "Name")}{Html.Input("email", "E-mail")}{Html.Input("phone", "Phone")}<button class="main">New customer</button></form>""";
        return Html.Table("<th>Id</th><th>Fields</th><th></th>", rows, "No customers yet.") + add;
    }

    private static string Sessions(Turn turn) => Html.Table("<th>Id</th><th>Status</th><th class=\"end\">Amount</th><th></th>", Latest(turn, Resources.Sessions.Kind).Select(s =>
        $"""<td><code>{s.Id()}</code></td><td>{Html.Text(s.Text("status"))}, {Html.Text(s.Text("payment_status"))}</td><td class="end">{Html.Money(s, "amount_total")}</td><td>{(s.Text("status") == "open" ? $"<a href=\"{Html.Text(SimulatorAddresses.Pay(s.Id()))}\">Pay</a>" : "")}</td>"""), "No sessions yet.");

    private static string Payments(Turn turn) => Html.Table("<th>Charge</th><th>Status</th><th class=\"end\">Amount</th><th class=\"end\">Refunded</th><th></th>", Latest(turn, Charges.Kind).Select(c =>
        $"""<td><code>{c.Id()}</code></td><td>{Html.Text(c.Text("status"))}{(c.Flag("disputed") ? ", disputed" : "")}</td><td class="end">{Html.Money(c, "amount")}</td><td class="end">{Html.Money(c, "amount_refunded")}</td><td>{Acts(c)}</td>"""), "No payments yet.");

    private static string Acts(JsonObject charge) => !charge.Flag("paid") ? "" :
        (charge.Flag("refunded") ? "" : Html.Act(At("refunds"), "Refund", Html.Hidden("charge", charge.Id()) + Html.Input("amount", "Amount, or all"))) + " "
        + (charge.Flag("disputed") ? "" : Html.Act(At("disputes"), "Dispute", Html.Hidden("charge", charge.Id())));

    private static string DisputesOf(Turn turn) => Html.Table("<th>Id</th><th>Status</th><th class=\"end\">Amount</th><th></th>", Latest(turn, Disputes.Kind).Select(d =>
        $"""<td><code>{d.Id()}</code></td><td>{Html.Text(d.Text("status"))}</td><td class="end">{Html.Money(d, "amount")}</td><td>{(d.Text("status") is "won" or "lost" ? "" : Html.Act(At("disputes/close"), "Won", Html.Hidden("id", d.Id()) + Html.Hidden("won", "true")) + " " + Html.Act(At("disputes/close"), "Lost", Html.Hidden("id", d.Id())))}</td>"""), "No disputes.");

    private static string Events(Turn turn) => Html.Table("<th>When</th><th>Type</th><th>About</th><th></th>", Latest(turn, Resources.Events.Kind).Select(e =>
        $"""<td>{DateTimeOffset.FromUnixTimeSeconds(e.Number("created")).ToString("u", CultureInfo.InvariantCulture)}</td><td>{Html.Text(e.Text("type"))}</td><td><code>{Html.Text(e["data"]?["object"]?["id"]?.GetValue<string>())}</code></td><td>{Html.Act(At("events/resend"), "Send again", Html.Hidden("id", e.Id()))}</td>"""), "Nothing has happened yet.");

    private static IResult ShowFaults(string? problem, string text) => Html.Page("What is to go wrong", $"""
        <p class="muted"><a href="{SimulatorAddresses.Dashboard}">Dashboard</a>. Each knob with its present value; an empty object, {"{}"}, sets all back.</p>{(problem is null ? "" : $"<p class=\"bad\" role=\"alert\">{Html.Text(problem)}</p>")}
        <section><form class="tall" method="post" action="{SimulatorAddresses.Faults}"><label>Knobs<textarea name="knobs" spellcheck="false">{Html.Text(text)}</textarea></label><button class="main">Set</button></form></section>
        """, status: problem is null ? 200 : 422);

    private async Task<IResult> SetFaultsAsync(HttpContext http, CancellationToken cancel)
    {
        var text = (await http.Request.ReadFormAsync(cancel))["knobs"].ToString();
        try
        {
            await store.SetAsync(FaultKnobs.Read(text), cancel);
            return Results.Redirect(SimulatorAddresses.Faults);
        }
        catch (System.Text.Json.JsonException wrong)
        {
            return ShowFaults($"This cannot be read: {wrong.Message}", text);
        }
    }
}
