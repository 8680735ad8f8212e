using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

public sealed record ClosedSession(string Session);

/// <summary>Closes sessions whose link ended, so that nobody pays by them. One that was paid meanwhile is reconciled instead.</summary>
public sealed class SessionCourier(StripeClient client, StripeConnections connections, Reconciler reconciler, RealTime time) : IOutboxCourier
{
    public const string KindName = "stripe_session";

    public string Kind => KindName;

    public async Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var session = Payloads.Read<ClosedSession>(payload).Session;
        try
        {
            var key = $"console/{(await connections.ScopeAsync(cancel)).Instance}/session/{session}/expire";
            _ = await client.SendAsync(StripeCall.Post($"/v1/checkout/sessions/{Uri.EscapeDataString(session)}/expire", "", key, background: true), cancel);
        }
        catch (StripeException failure) when (failure.Error.IsKeyProblem)
        {
            throw Payloads.Held(failure, time);
        }
        catch (StripeException failure) when (failure.Error.IsFinal)
        {
            await reconciler.SessionAsync(session, cancel);
        }
    }
}

internal static class Payloads
{
    public static T Read<T>(string payload) => System.Text.Json.JsonSerializer.Deserialize<T>(payload, Platform.Http.ApiJson.Options)!;

    /// <summary>While the connection rests nothing counts as an attempt.</summary>
    public static DeliveryHeldException Held(StripeException failure, RealTime time) => new(failure.Message, time.Now + Duration.FromMinutes(1));
}
