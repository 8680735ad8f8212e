using System.Security.Cryptography;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Checking;

/// <summary>Compares the first roll-ups after chance moments of chance series with their events.</summary>
[Needs(Permission.CorrectUsage), SavesNothing]
public sealed record SampleUsage : IInput<VerifiedView>;

public sealed class SampleUsageOperation(BillingDb db, UsageStore usage) : IOperation<SampleUsage, VerifiedView>
{
    private const int Picks = 50;

    public async Task<Result<VerifiedView>> RunAsync(SampleUsage input, CancellationToken cancel)
    {
        var scope = await UsageScope.LoadAsync(db, cancel);
        if (scope.Meters.Count == 0 || scope.Customers.Count == 0) return new VerifiedView(0, []);
        var (count, drift) = (0L, new List<DriftView>());
        await using var store = await usage.LookAsync(cancel);
        for (var i = 0; i < Picks; i++)
        {
            var (meter, customer) = (Any(scope.Meters), Any(scope.Customers));
            if (await HourAsync(meter, customer, cancel) is not { } hour) continue;
            var (compared, found) = await store.CompareAsync(customer, [meter], hour, cancel);
            count += compared;
            drift.AddRange(found.Select(d => DriftView.Of(d, scope.Codes)));
        }
        return new VerifiedView(count, [.. drift.DistinctBy(d => (d.Customer, d.Meter, d.Start, d.Group))]);
    }

    private async Task<HourSpan?> HourAsync(Meter meter, MeteredCustomer customer, CancellationToken cancel)
    {
        var id = Id<Customer>.Parse(customer.Id, null);
        var starts = db.Set<UsageBucketRow>().Where(b => b.MeterId == meter.Id && b.CustomerId == id).Select(b => b.Start).OrderBy(s => s);
        if (await starts.Select(s => (Instant?)s).FirstOrDefaultAsync(cancel) is not { } first || await starts.Select(s => (Instant?)s).LastOrDefaultAsync(cancel) is not { } last) return null;
        var from = first + Duration.FromSeconds(RandomNumberGenerator.GetInt32((int)Math.Clamp((last - first).TotalTicks / NodaConstants.TicksPerSecond, 1, int.MaxValue)));
        var start = await starts.Where(s => s >= from).Select(s => (Instant?)s).FirstOrDefaultAsync(cancel) ?? first;
        return new HourSpan(start, start + Duration.FromSeconds(1));
    }

    private static T Any<T>(IReadOnlyList<T> all) => all[RandomNumberGenerator.GetInt32(all.Count)];
}
