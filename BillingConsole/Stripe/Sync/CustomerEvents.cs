using BillingConsole.Stripe.Events;

namespace BillingConsole.Stripe.Sync;

/// <summary>Stripe makes nobody undone: a deletion needs no reading, and nothing that is heard later takes it back.</summary>
public sealed class CustomerDeletions(SyncScopes scopes, StripePull pull) : IStripeEventHandler
{
    public IReadOnlyList<string> Types { get; } = ["customer.deleted"];

    public async Task HandleAsync(StripeEvent happened, CancellationToken cancel)
    {
        if (happened.ObjectId is { } id && await scopes.CurrentAsync(cancel) is { } scope) await pull.TakeInAsync(scope, StripeCustomer.DeletedOf(id), OutboundCause.Event, cancel);
    }
}

/// <summary>An event about a customer is a reason to read that customer, and nothing more.</summary>
public sealed class CustomerEvents(SyncScopes scopes, StripePull pull) : IStripeEventHandler
{
    public const string Updated = "customer.updated";

    public IReadOnlyList<string> Types { get; } = ["customer.created", Updated];

    public async Task HandleAsync(StripeEvent happened, CancellationToken cancel)
    {
        if (happened.ObjectId is { } id && await scopes.CurrentAsync(cancel) is { } scope) await pull.PullAsync(scope, id, OutboundCause.Event, cancel);
    }
}
