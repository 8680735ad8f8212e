using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>Ends a deal now, at the end of its period or on a later day; what was used until then is still billed.</summary>
[Needs(Permission.AssignPlans)]
public sealed record CancelSubscription(string Subscription, CancelBody Body) : IInput<SubscriptionView>;
