using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>What a customer may use over all running deals, what was used, and what grants it.</summary>
public sealed partial class CustomerEntitlementsTab
{
    private IReadOnlyList<CustomerEntitlement>? granted;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((EntitlementQueries q) => q.OfAsync(Customer, CancellationToken.None));
        (granted, refusals) = (found.Ok ? found.Value ?? [] : null, found.Refusals);
    }

    private static string Granted(CustomerEntitlement feature) => feature switch
    {
        { Enabled: false } => "no",
        { Unlimited: true } => "unlimited",
        { Limit: { } limit } => Figures.Of(limit),
        { Value: { } value } => value,
        _ => "yes",
    };

    /// <summary>"Plan scale 100", "2 × add-on seats 30".</summary>
    private static string From(GrantView grant) =>
        (grant.Quantity == 1 ? "" : $"{Figures.Of(grant.Quantity)} × ") + grant switch
        {
            { Plan: { } plan } => $"plan {plan}",
            { AddOn: { } addOn } => $"add-on {addOn}",
            _ => "this deal",
        } + (grant.Limit is { } limit ? $" {Figures.Of(limit)}" : "");
}
