using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Delivery;

namespace BillingConsole;

/// <summary>Whether this program brings its own Stripe, and how the two meet: neither knows of the other.</summary>
internal static class SimulatorChoice
{
    private const string Policy = "stripe-simulator";

    /// <summary>
    /// The simulator serves where the installation names no key, in one node of a console of its own: its file is local. As soon as somebody
    /// connects to Stripe in the console it is silent.
    /// </summary>
    public static void AddSimulator(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (settings["Stripe:ApiKey"] is { Length: > 0 }) return;
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, p => p.RequireAssertion(who => Actor.From(who.User) is { } actor && actor.May(Permission.Administer)));
        builder.Services.AddStripeSimulator(new()
        {
            Directory = DataSettings.Read(settings, builder.Environment.ContentRootPath).Directory, PublicAddress = settings["Console:PublicAddress"], DashboardPolicy = Policy,
            Serves = async (services, cancel) => (await services.GetRequiredService<StripeConnections>().ScopeAsync(cancel)).Mode == StripeMode.Simulator,
            Receiver = new OwnReceiver("/stripe/webhook", settings["Stripe:WebhookSecret"] ?? "whsec_simulator"),
        });
    }

    public static void MapSimulator(this WebApplication app)
    {
        if (app.Services.GetService<SimulatorOptions>() is not null) app.MapStripeSimulator();
    }
}
