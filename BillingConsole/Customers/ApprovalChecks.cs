using BillingConsole.Platform.Operations;

namespace BillingConsole.Customers;

internal static class ApprovalChecks
{
    private const int MostFloors = 500;

    /// <summary>Every limit of a policy that cannot be meant, each at its own field.</summary>
    public static async Task ApprovalAsync(this Check check, ApprovalPolicy policy, IPriceNames prices, CancellationToken cancel)
    {
        check.That(policy.MaxDiscountPercent is null or (>= 0 and <= 100), "approval.max_discount_percent", "Give 0 to 100, or leave it out.");
        check.That(policy.MaxTermMonths is null or (>= 1 and <= 600), "approval.max_term_months", "Give 1 to 600 months, or leave it out.");
        check.That(policy.MaxFreeMonths is null or (>= 0 and <= 24), "approval.max_free_months", "Give 0 to 24 months, or leave it out.");
        if (policy.FloorPrices is not { Count: > 0 } floors) return;
        check.That(floors.Count <= MostFloors, "approval.floor_prices", $"Give at most {MostFloors} floor prices.");
        foreach (var (price, floor) in floors) check.That(floor is >= 0 and <= 1_000_000_000_000m, $"approval.floor_prices.{price}", "Give 0 or more.");
        foreach (var unknown in await prices.UnknownAsync(floors.Keys, cancel)) check.Add($"approval.floor_prices.{unknown}", $"There is no price '{unknown}'.", "not_found");
    }
}
