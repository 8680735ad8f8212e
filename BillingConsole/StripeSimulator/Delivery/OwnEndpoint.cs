using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>Where the program around the simulator takes webhooks, and what they are signed with.</summary>
public sealed record OwnReceiver(string Path, string Secret);

/// <summary>Registers the program around it as a webhook endpoint; its address may be another one after each start.</summary>
internal static class OwnEndpoint
{
    private const string Id = "we_1SimulatorOwnConsole";

    public static bool Ensure(Turn turn, string url, string secret)
    {
        var known = turn.Find(Id);
        var endpoint = known ?? Blank(turn);
        endpoint["url"] = url;
        endpoint["_secrets"] = new JsonArray(new JsonObject { ["secret"] = secret, ["ends"] = null });
        if (known is null) turn.Insert(endpoint);
        else turn.Save(endpoint);
        return true;
    }

    private static JsonObject Blank(Turn turn)
    {
        var endpoint = turn.New(WebhookEndpoints.Kind);
        endpoint["id"] = Id;
        (endpoint["api_version"], endpoint["application"], endpoint["description"]) = (ApiVersions.Default, null, "The console this simulator runs in");
        (endpoint["enabled_events"], endpoint["metadata"], endpoint["status"]) = (JsonReading.ListOf(["*"]), new JsonObject(), "enabled");
        return endpoint;
    }
}
