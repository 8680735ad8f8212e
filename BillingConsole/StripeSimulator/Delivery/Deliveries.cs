using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>A webhook that is to go out, with all that its sending needs.</summary>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record Delivery(long Seq, string Account, string Url, string Body, string Signature, int Attempts);

/// <summary>The queue of webhooks: what is planned, what is due and what came of it.</summary>
internal static class Deliveries
{
    /// <summary>Seconds to the next try after each that failed; about three days altogether, then it is given up.</summary>
    private static readonly long[] Pauses = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600, 36 * 3600];

    public static void Plan(Turn turn, string eventId, string endpoint)
    {
        for (var i = 0; i <= turn.Knobs.Webhooks.Duplicates; i++)
            turn.Plan("insert into delivery (event, endpoint, account, due) values ($event, $endpoint, $account, $due)",
                ("$event", eventId), ("$endpoint", endpoint), ("$account", turn.Account), ("$due", turn.Milliseconds + (turn.Knobs.Webhooks.DelaySeconds * 1000L)));
    }

    /// <summary>What is due, oldest first, or latest first where the knob says so.</summary>
    public static IReadOnlyList<(long Seq, string Account)> Due(Turn turn)
    {
        var due = turn.Rows("select seq, account from delivery where state = 'pending' and due <= $now order by seq limit 500", ("$now", turn.Milliseconds)).Select(r => (r.GetInt64(0), r.GetString(1))).ToList();
        if (turn.Knobs.Webhooks.Reorder) due.Reverse();
        return due;
    }

    /// <summary>Signed and printed as of now, or null where event or endpoint are gone.</summary>
    public static Delivery? Prepare(Turn turn, long seq)
    {
        var (eventId, endpointId, attempts) = turn.Rows("select event, endpoint, attempts from delivery where seq = $seq", ("$seq", seq)).Select(r => (r.GetString(0), r.GetString(1), r.GetInt32(2))).First();
        var (told, endpoint, faults) = (turn.Find(eventId), turn.Find(endpointId), turn.Knobs.Webhooks);
        if (told is null || endpoint is null || endpoint.Flag("deleted"))
        {
            turn.Execute("update delivery set state = 'failed', error = 'The endpoint is gone.' where seq = $seq", ("$seq", seq));
            return null;
        }
        told["api_version"] = faults.ApiVersion ?? endpoint.Text("api_version") ?? told.Text("api_version");
        if (faults.Livemode) told["livemode"] = true;
        var body = told.Print();
        var signature = Sign(body, turn.Now - faults.StaleSeconds, [.. WebhookEndpoints.Secrets(endpoint, turn.Now)], faults);
        return new(seq, turn.Account, endpoint.Text("url")!, faults.Tamper ? body.Replace("\"object\": \"event\"", "\"object\": \"evenT\"", StringComparison.Ordinal) : body, signature, attempts);
    }

    /// <summary>Takes down the answer; without success it is due again later.</summary>
    public static void Settle(Turn turn, Delivery sent, int? status, string? error)
    {
        var state = status is >= 200 and < 300 ? "delivered" : sent.Attempts < Pauses.Length ? "pending" : "failed";
        var due = turn.Milliseconds + (state == "pending" ? Pauses[sent.Attempts] * 1000 : 0);
        turn.Execute("update delivery set attempts = attempts + 1, state = $state, due = $due, status = $status, error = $error where seq = $seq",
            ("$state", state), ("$due", due), ("$status", status), ("$error", error), ("$seq", sent.Seq));
        if (state != "delivered") return;
        var told = turn.Rows("select event from delivery where seq = $seq", ("$seq", sent.Seq)).Select(r => r.GetString(0)).First();
        if (turn.Find(told) is not { } entry) return;
        entry["pending_webhooks"] = Math.Max(0, entry.Number("pending_webhooks") - 1);
        turn.Save(entry);
    }

    /// <summary>Once more to every endpoint that listens.</summary>
    public static void Resend(Turn turn, string eventId)
    {
        if (turn.Find(eventId) is not { } told) return;
        foreach (var endpoint in WebhookEndpoints.For(turn, told.Text("type")!).ToList()) Plan(turn, eventId, endpoint.Id());
    }

    private static string Sign(string body, long seconds, string[] secrets, Faults.WebhookFaults faults)
    {
        const string another = "whsec_of_somebody_else";
        if (faults.NoSignature) return "";
        if (faults.WrongSecret) return Signature.Of(body, seconds, another);
        return Signature.Of(body, seconds, faults.TwoSignatures ? [another, .. secrets] : secrets);
    }
}
