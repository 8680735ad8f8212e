using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Paying;

/// <summary>What came of a try to pay.</summary>
internal enum Outcome { Paid, Processing, NeedsAuthentication, Declined, NotOpen }

/// <summary>What the payer does on the pay page, and what Stripe makes of it.</summary>
internal static class PayDesk
{
    public static Outcome Pay(Turn turn, JsonObject session, Means means, string email, string name)
    {
        if (session.Text("status") != "open") return Outcome.NotOpen;
        var customer = session.Text("customer") is { } id ? turn.Find(id) : null;
        session["customer_details"] = PaymentIntents.Payer(customer, email, name);
        if (session.Text("payment_status") == "no_payment_required") return Complete(turn, session, "no_payment_required");
        var intent = PaymentIntents.Of(turn, session);
        return means.Course switch
        {
            Course.Succeeds => Succeed(turn, session, intent, means),
            Course.Declines => Decline(turn, session, intent, means),
            Course.Authenticates => AskForAuthentication(turn, session, intent),
            Course.SucceedsLater or Course.FailsLater => Process(turn, session, intent, means),
        };
    }

    /// <summary>The answer to 3-D Secure.</summary>
    public static Outcome Authenticate(Turn turn, JsonObject session, bool passed)
    {
        if (session.Text("status") != "open" || session.Text("payment_intent") is not { } id) return Outcome.NotOpen;
        var (intent, means) = (turn.Find(id)!, Means.All.First(m => m.Course == Course.Authenticates));
        if (intent.Text("status") != "requires_action") return Outcome.NotOpen;
        intent["next_action"] = null;
        return passed ? Succeed(turn, session, intent, means) : Decline(turn, session, intent, means);
    }

    /// <summary>A bank debit arrives or comes back.</summary>
    public static void Settle(Turn turn, JsonObject session)
    {
        var intent = turn.Find(session.Text("payment_intent")!)!;
        var charge = turn.Find(intent.Text("latest_charge")!)!;
        var (before, means) = (charge.Copy(), Means.Of(charge));
        intent["processing"] = null;
        if (means.Course == Course.FailsLater)
        {
            Charges.Set(charge, means, "failed");
            turn.Save(charge);
            turn.Emit("charge.failed", charge);
            Fail(turn, intent, charge, means);
            turn.Emit("checkout.session.async_payment_failed", session);
            return;
        }
        Charges.Set(charge, means, "succeeded");
        charge["balance_transaction"] = BalanceTransactions.OfCharge(turn, charge).Id();
        turn.Change(before, charge, null);
        turn.Emit("charge.succeeded", charge);
        Receive(turn, intent, charge);
        session["payment_status"] = "paid";
        turn.Save(session);
        turn.Emit("checkout.session.async_payment_succeeded", session);
    }

    private static Outcome Succeed(Turn turn, JsonObject session, JsonObject intent, Means means)
    {
        var customer = CustomerOf(turn, session, intent);
        var charge = Charges.New(turn, intent, means, session["customer_details"]!.AsObject(), "succeeded");
        charge["balance_transaction"] = BalanceTransactions.OfCharge(turn, charge).Id();
        turn.Create(charge, "charge.succeeded");
        Receive(turn, intent, charge);
        session["customer"] = customer;
        Complete(turn, session, "paid");
        if (means.IsDisputed) Disputes.Open(turn, charge, "fraudulent");
        return Outcome.Paid;
    }

    private static Outcome Process(Turn turn, JsonObject session, JsonObject intent, Means means)
    {
        session["customer"] = CustomerOf(turn, session, intent);
        var charge = Charges.New(turn, intent, means, session["customer_details"]!.AsObject(), "pending");
        turn.Create(charge, "charge.pending");
        (intent["status"], intent["latest_charge"], intent["payment_method"]) = ("processing", charge.Id(), charge.Text("payment_method"));
        turn.Save(intent);
        turn.Emit("payment_intent.processing", intent);
        Complete(turn, session, "unpaid");
        Steps.Plan(turn, turn.Now + Steps.Delay, Steps.Settle, session.Id());
        return Outcome.Processing;
    }

    private static Outcome Decline(Turn turn, JsonObject session, JsonObject intent, Means means)
    {
        turn.Save(session);
        var charge = Charges.New(turn, intent, means, session["customer_details"]!.AsObject(), "failed");
        turn.Create(charge, "charge.failed");
        Fail(turn, intent, charge, means);
        return Outcome.Declined;
    }

    private static Outcome AskForAuthentication(Turn turn, JsonObject session, JsonObject intent)
    {
        turn.Save(session);
        intent["status"] = "requires_action";
        intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject() };
        turn.Save(intent);
        turn.Emit("payment_intent.requires_action", intent);
        return Outcome.NeedsAuthentication;
    }

    private static Outcome Complete(Turn turn, JsonObject session, string paymentStatus)
    {
        (session["status"], session["payment_status"], session["url"]) = ("complete", paymentStatus, null);
        turn.Save(session);
        turn.Emit("checkout.session.completed", session);
        return Outcome.Paid;
    }

    private static void Receive(Turn turn, JsonObject intent, JsonObject charge)
    {
        (intent["status"], intent["amount_received"], intent["latest_charge"]) = ("succeeded", intent.Number("amount"), charge.Id());
        (intent["payment_method"], intent["last_payment_error"]) = (charge.Text("payment_method"), null);
        intent["next_action"] = null;
        turn.Save(intent);
        turn.Emit("payment_intent.succeeded", intent);
    }

    private static void Fail(Turn turn, JsonObject intent, JsonObject charge, Means means)
    {
        var error = new JsonObject { ["charge"] = charge.Id(), ["code"] = means.Code, ["message"] = means.Message, ["type"] = means.DeclineCode is null ? "invalid_request_error" : "card_error" };
        if (means.DeclineCode is not null) error["decline_code"] = means.DeclineCode;
        (intent["status"], intent["latest_charge"], intent["last_payment_error"]) = ("requires_payment_method", charge.Id(), error);
        turn.Save(intent);
        turn.Emit("payment_intent.payment_failed", intent);
    }

    /// <summary>The customer of the session; where it asks for one always, a new one with what the payer typed.</summary>
    private static string? CustomerOf(Turn turn, JsonObject session, JsonObject intent)
    {
        if (session.Text("customer") is not null || session.Text("customer_creation") != "always") return session.Text("customer");
        var details = session["customer_details"]!.AsObject();
        var customer = CustomerObjects.Blank(turn);
        (customer["email"], customer["name"]) = (details.Text("email"), details.Text("name"));
        turn.Create(customer, "customer.created");
        intent["customer"] = customer.Id();
        return customer.Id();
    }
}
