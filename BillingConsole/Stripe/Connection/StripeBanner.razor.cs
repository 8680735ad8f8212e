using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Stripe.Connection;

/// <summary>Says on every page that a simulator stands in Stripe's place, or that nothing goes to Stripe at present, and why.</summary>
public sealed partial class StripeBanner
{
    private string? sentence;
    private bool simulated;

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((StripeStatusQueries q) => q.NoticeAsync(CancellationToken.None));
        simulated = found is { Ok: true, Value.Mode: StripeMode.Simulator };
        if (found is { Ok: true, Value: { PausedBecause: { } why } notice })
            sentence = $"The connection to Stripe rests: {why}{(notice.RequestId is { } request ? $" (request {request})" : "")}";
    }
}
