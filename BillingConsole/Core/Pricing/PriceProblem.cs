namespace BillingConsole.Core.Pricing;

/// <summary>A reason to refuse a price. <paramref name="Field"/> is the path within the price as the API spells it, such as <c>tiers[1].up_to</c>.</summary>
public sealed record PriceProblem(string Field, string Message);
