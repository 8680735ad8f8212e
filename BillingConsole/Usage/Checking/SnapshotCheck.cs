using System.Globalization;
using System.Runtime.CompilerServices;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Usage.Closing;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage.Checking;

/// <summary>Reads every closed period again up to its cut-off: quantity and hash must be what the invoice line rested on.</summary>
public sealed class SnapshotCheck(BillingDb db, UsageReader reader)
{
    private const int AtOnce = 200;

    public async IAsyncEnumerable<(bool Right, DriftView? Problem)> WalkAsync(HourSpan span, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (from, to) = (Instants.FromMicroseconds(span.From), Instants.FromMicroseconds(span.To));
        var codes = await db.Set<Meter>().AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Code, cancel);
        for (var done = 0; ; done += AtOnce)
        {
            var some = await db.Set<UsageSnapshot>().AsNoTracking().Where(s => s.ReleasedAt == null && s.StartsAt >= from && s.StartsAt < to)
                .OrderBy(s => s.Line).Skip(done).Take(AtOnce).ToListAsync(cancel);
            foreach (var snapshot in some) yield return await CheckAsync(snapshot, codes[snapshot.MeterId], cancel);
            if (some.Count < AtOnce) yield break;
        }
    }

    private async Task<(bool, DriftView?)> CheckAsync(UsageSnapshot snapshot, string meter, CancellationToken cancel)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == snapshot.CustomerId, cancel);
        customer.TimeZone = snapshot.Zone;
        var question = new UsageQuestion(customer, meter, new(snapshot.PeriodStart, snapshot.PeriodEnd));
        var seal = (await reader.PrefetchAsync([question], cancel, snapshot.CutoffSeq)).Seal((customer.Id, meter, question.Period));
        if ((seal.Quantity, seal.Hash) == (snapshot.Quantity, snapshot.Hash)) return (true, null);
        return (false, new(DriftKind.Snapshot, customer.Id.ToString(), meter, snapshot.StartsAt, snapshot.Line, Figures(snapshot.Events, snapshot.Quantity), Figures(seal.Events, seal.Quantity)));
    }

    private static BucketFigures Figures(long events, decimal quantity) => new(events, quantity.ToString("0.############", CultureInfo.InvariantCulture), 0, 0);
}
