using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

/// <summary>What a deal grants of each feature, and where each part comes from.</summary>
public sealed partial class EntitlementsTab
{
    [CascadingParameter] public SubscriptionPage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    private async Task<Result<SubscriptionView?>> LoadAsync() => Page?.Deal is { } deal ? deal : await Operations.ReadAsync((SubscriptionQueries q) => q.FindAsync(Subscription, CancellationToken.None));

    private static string Said(EntitledView granted) =>
        granted.Value ?? (granted.Unlimited ? "Unlimited" : granted.Limit is > 0 and { } limit ? Figures.Of(limit) : granted.Enabled ? "On" : "Off");

    private static string Said(EntitlementSource source)
    {
        var origin = source.Origin switch
        {
            EntitlementOrigin.Plan => $"plan {source.Code}",
            EntitlementOrigin.AddOn => $"add-on {source.Code}",
            EntitlementOrigin.Override => "this deal",
        };
        return source.Limit is not { } limit ? origin : source.Quantity == 1 ? $"{Figures.Of(limit)} ({origin})" : $"{Figures.Of(source.Quantity)} × {Figures.Of(limit)} ({origin})";
    }
}
