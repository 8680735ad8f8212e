using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage.Checking;

/// <summary>Keeps what a check found: new drift is opened, known drift brought up to date, and what a check of everything no longer finds is settled.</summary>
/// <param name="Whole">The check looked at everything.</param>
[Needs(Permission.CorrectUsage)]
public sealed record RecordUsageCheck(CheckKind Kind, VerifiedView Found, bool Whole) : IInput<Done>;

public sealed class RecordUsageCheckOperation(BillingDb db, OperationContext context, DriftCounts counts) : IOperation<RecordUsageCheck, Done>
{
    public async Task<Result<Done>> RunAsync(RecordUsageCheck input, CancellationToken cancel)
    {
        var found = input.Found.Drift;
        db.Add(new UsageCheck { Id = context.NewId<UsageCheck>(), Kind = input.Kind, Checked = input.Found.Checked, Drift = found.Count, At = context.Now });
        var open = (await db.Set<UsageDrift>().Where(d => d.SettledAt == null).ToListAsync(cancel)).ToDictionary(d => (d.CustomerId.ToString(), d.Meter, d.Start, d.Dims));
        foreach (var drift in found)
        {
            if (open.Remove((drift.Customer, drift.Meter, drift.Start, drift.Group), out var known)) (known.Stored, known.Derived) = (Text(drift.Stored), Text(drift.Derived));
            else
            {
                db.Add(RowOf(drift));
                context.AfterCommit(() => counts.Found(drift.Kind));
            }
        }
        if (input.Whole)
            foreach (var gone in open.Values) (gone.SettledAt, gone.SettledBy) = (context.Now, context.Actor.Name);
        return default(Done);
    }

    private UsageDrift RowOf(DriftView drift) => new()
    {
        Id = context.NewId<UsageDrift>(), Kind = drift.Kind, CustomerId = Id<Customer>.Parse(drift.Customer, null), Meter = drift.Meter, Start = drift.Start, Dims = drift.Group,
        Stored = Text(drift.Stored), Derived = Text(drift.Derived), FoundAt = context.Now,
    };

    private static string Text(BucketFigures? figures) => figures is null ? "nothing"
        : FormattableString.Invariant($"{figures.Count} events, sum {figures.Sum}, highest {figures.Max}, last {figures.Last}{(figures.Values is { } values ? $", {values} values" : "")}{(figures.Area is { } area ? $", area {area}" : "")}");
}
