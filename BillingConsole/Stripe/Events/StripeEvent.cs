using System.Text.Json;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>Something that happened at Stripe. What it says of its object is a hint: who handles it fetches the object anew.</summary>
/// <param name="Payload">The object as the event shows it; undefined when the event speaks another version than ours.</param>
/// <param name="Previous">Old values of what changed, in an update.</param>
/// <param name="Cause">The idempotency key of the request that caused it; null for the dashboard.</param>
public sealed record StripeEvent(string Id, string Type, string? ObjectId, Instant Created, bool Livemode, JsonElement Payload, JsonElement Previous, string? Cause)
{
    /// <summary>Null for what is no event: without an id and a type nothing can be done.</summary>
    public static StripeEvent? Of(JsonElement json)
    {
        if (json.Text("id") is not { Length: > 0 and <= 255 } id || json.Text("type") is not { Length: > 0 and <= 255 } type) return null;
        var data = json.Member("data");
        var ours = json.Text("api_version") is null or StripeClient.Version;
        return new(id, type, data.Member("object").Text("id"), json.At("created") ?? Instant.FromUnixTimeSeconds(0), json.IsTrue("livemode"),
            ours ? data.Member("object") : default, ours ? data.Member("previous_attributes") : default, json.Member("request").Text("idempotency_key"));
    }
}

/// <summary>Does what an event asks for. It may hear of the same thing twice, late and in any order.</summary>
public interface IStripeEventHandler
{
    /// <summary>The types it hears of, such as <c>customer.updated</c>; events of no handler are kept and ignored.</summary>
    IReadOnlyList<string> Types { get; }

    /// <exception cref="StripeException">Stripe could not be asked; the event comes again later.</exception>
    Task HandleAsync(StripeEvent happened, CancellationToken cancel);
}
