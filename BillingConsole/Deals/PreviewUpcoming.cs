using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>The next invoice of a saved deal, with usage up to now; null when nothing is left to bill.</summary>
public sealed record UpcomingView(InvoiceView? Invoice);

[Needs(Permission.Preview), SavesNothing]
public sealed record PreviewUpcoming(string Subscription) : IInput<UpcomingView>;

public sealed class PreviewUpcomingOperation(BillingDb db, DealPreview preview) : IOperation<PreviewUpcoming, UpcomingView>
{
    public async Task<Result<UpcomingView>> RunAsync(PreviewUpcoming input, CancellationToken cancel) =>
        await db.FindDealAsync(input.Subscription, cancel) is { } deal
            ? new UpcomingView(await preview.UpcomingAsync(deal, cancel))
            : Refusal.NotFound("subscription", input.Subscription);
}
