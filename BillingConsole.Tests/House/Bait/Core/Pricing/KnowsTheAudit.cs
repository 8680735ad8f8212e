using BillingConsole.Platform.Audit;

namespace BillingConsole.Tests.House.Bait.Core.Pricing;

internal static class KnowsTheAudit
{
    public static IReadOnlyList<AuditRow?> Rows { get; } = [];
}
