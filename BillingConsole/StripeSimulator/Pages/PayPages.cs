using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Paying;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Pages;

/// <summary>Where a payer pays a Checkout Session.</summary>
internal sealed class PayPages(SimulatorStore store, SimulatorSite site)
{
    public void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/pay/{session}", (string session, CancellationToken cancel) => ShowAsync(session, null, cancel));
        pages.MapPost("/pay/{session}", PayAsync);
        pages.MapPost("/pay/{session}/authenticate", AuthenticateAsync);
        pages.MapGet("/link/{link}", VisitAsync);
    }

    private async Task<IResult> ShowAsync(string id, string? problem, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } session) return Html.Page("Nothing to pay here", "<p>This address belongs to no payment.</p>", narrow: true, status: 404);
        if (session.Text("status") != "open") return Closed(session);
        var waits = session.Text("payment_intent") is { } intent && (await FindAsync(intent, cancel))?.Text("status") == "requires_action";
        return Html.Page("Pay", Due(session) + (problem is null ? "" : $"""<p class="bad" role="alert">{Html.Text(problem)}</p>""") + (waits ? Challenge(id) : Form(id, session)), narrow: true);
    }

    private async Task<IResult> PayAsync(string session, HttpContext http, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        if (Means.Find(form["number"]) is not { } means) return await ShowAsync(session, "Choose how to pay.", cancel);
        var (email, name) = (form["email"].ToString(), form["name"].ToString());
        return await EndAsync(session, means.Message, turn => turn.Find(session) is { } found ? PayDesk.Pay(turn, found, means, email.Length > 0 ? email : "payer@example.com", name.Length > 0 ? name : "Test Payer") : Outcome.NotOpen, cancel);
    }

    private async Task<IResult> AuthenticateAsync(string session, HttpContext http, CancellationToken cancel)
    {
        var passed = (await http.Request.ReadFormAsync(cancel))["passed"] == "true";
        return await EndAsync(session, "The payment could not be authenticated.", turn => turn.Find(session) is { } found ? PayDesk.Authenticate(turn, found, passed) : Outcome.NotOpen, cancel);
    }

    private async Task<IResult> VisitAsync(string link, HttpContext http, CancellationToken cancel)
    {
        var session = await store.RunAsync(SimulatorKeys.Account, turn => turn.Find(link) is { } found && found.Kind() == PaymentLinks.Kind ? PaymentLinks.Visit(turn, found, site.Origin(http)) : null, cancel);
        return session is null ? Html.Page("This link is no longer active", "<p>Ask whoever sent it for another one.</p>", narrow: true, status: 410) : Results.Redirect(SimulatorAddresses.Pay(session.Id()));
    }

    private async Task<IResult> EndAsync(string id, string? declined, Func<Turn, Outcome> act, CancellationToken cancel)
    {
        var outcome = await store.RunAsync(SimulatorKeys.Account, act, cancel);
        return outcome switch
        {
            Outcome.Declined => await ShowAsync(id, declined, cancel),
            Outcome.NeedsAuthentication or Outcome.NotOpen => await ShowAsync(id, null, cancel),
            Outcome.Paid or Outcome.Processing => await FindAsync(id, cancel) is { } session && session.Text("success_url") is { Length: > 0 } back
                ? Results.Redirect(back.Replace("{CHECKOUT_SESSION_ID}", id, StringComparison.Ordinal)) : await ShowAsync(id, null, cancel),
        };
    }

    private Task<JsonObject?> FindAsync(string id, CancellationToken cancel) => store.RunAsync(SimulatorKeys.Account, turn => turn.Find(id) is { } found && !found.Flag("deleted") ? found : null, cancel);

    private static string Due(JsonObject session)
    {
        var lines = string.Concat(session["_lines"]!.AsArray().Select(l => $"<li>{Html.Text(l!["description"]?.GetValue<string>())}</li>"));
        return $"""<section><p class="sum">{Html.Money(session, "amount_total")}</p><ul>{lines}</ul></section>""";
    }

    private static string Form(string id, JsonObject session)
    {
        var means = string.Concat(Means.All.Select((m, i) =>
            $"""<label class="choice"><input type="radio" name="number" value="{m.Number}"{(i == 0 ? " checked" : "")}>{Html.Text(m.Label)} <code>{m.Number}</code></label>"""));
        var cancel = session.Text("cancel_url") is { } back ? $"""<a href="{Html.Text(back)}">Back without paying</a>""" : "";
        return $"""
            <section><form class="tall" method="post" action="{Html.Text(SimulatorAddresses.Pay(id))}">{means}
            {Html.Input("email", "E-mail", session["customer_details"]?["email"]?.GetValue<string>() ?? session.Text("customer_email"), "email")}{Html.Input("name", "Name", session["customer_details"]?["name"]?.GetValue<string>())}
            <button class="main">Pay {Html.Money(session, "amount_total")}</button></form></section>{cancel}
            """;
    }

    private static string Challenge(string id) => $"""
        <section><h2>3-D Secure</h2><p>Your bank asks whether this is you.</p>
        {Html.Act($"{SimulatorAddresses.Pay(id)}/authenticate", "Yes, pay", Html.Hidden("passed", "true"))} {Html.Act($"{SimulatorAddresses.Pay(id)}/authenticate", "No", Html.Hidden("passed", "false"))}</section>
        """;

    private static IResult Closed(JsonObject session) => session.Text("status") == "complete"
        ? Html.Page("Thank you", Due(session) + (session.Text("payment_status") == "unpaid" ? "<p>Your bank is still working on it.</p>" : "<p>This payment is complete.</p>"), narrow: true)
        : Html.Page("This payment has expired", "<p>Ask whoever sent the link for another one.</p>", narrow: true, status: 410);
}
