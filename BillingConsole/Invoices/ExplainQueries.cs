using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using BillingConsole.Usage.Closing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

public sealed record InvoiceExplanation(string Invoice, string? Number, Currency Currency, IReadOnlyList<LineExplanation> Lines);

/// <summary>One line down to its events.</summary>
/// <param name="Unbilled">What was counted for the period of a final line after it, where no later invoice will bill it (decision 0074).</param>
public sealed record LineExplanation(
    string Line, string Description, PeriodView Period, decimal Quantity, decimal? Included, decimal BillableQuantity, Money Amount,
    IReadOnlyList<StepView> Steps, OverrideNote? Override, IReadOnlyList<BucketView> Buckets, decimal? Unbilled = null);

/// <summary>Who negotiated the price, why, and what the list said then.</summary>
public sealed record OverrideNote(string Id, string Reason, string Author, Instant At, decimal? ListUnitAmount, decimal? UnitAmount);

/// <summary>One bucket and the event that made its peak.</summary>
public sealed record BucketView(Instant Start, Instant End, string? Group, decimal Value, long Events, string? Event);

[Needs(Permission.Read)]
public sealed class ExplainQueries(BillingDb db, UsageForBilling usages, UsageSnapshots snapshots)
{
    public async Task<InvoiceExplanation?> ExplainAsync(string named, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(named, cancel) is not { } invoice) return null;
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var deal = invoice.SubscriptionId is { } id ? await db.Set<Subscription>().AsNoTracking().Include(s => s.Overrides).SingleAsync(s => s.Id == id, cancel) : null;
        var cutoffs = await snapshots.CutoffsAsync([.. invoice.Lines.Select(l => l.Id.ToString())], cancel);
        var lines = new List<LineExplanation>();
        foreach (var line in invoice.Lines.OrderBy(l => l.Position))
        {
            var seal = cutoffs.TryGetValue(line.Id.ToString(), out var until) ? until : (long?)null;
            var usage = line.Meter is { } meter ? await usages.ReadAsync(customer, meter, new(line.PeriodStart, line.PeriodEnd), cancel, seal) : null;
            // Whatever a line rests on is sealed with it; only lines from before there were seals have none.
            var beyond = invoice.IsFinal && seal is null && usage is not null ? usage.Quantity.Value - line.Quantity : 0;
            lines.Add(Explain(line, deal, usage) with { Unbilled = beyond == 0 ? null : beyond });
        }
        return new(invoice.Id.ToString(), invoice.Number, invoice.Currency, lines);
    }

    private static LineExplanation Explain(InvoiceLineRow line, Subscription? deal, MeteredUsage? usage)
    {
        var layer = line.Override is { } made ? deal?.Overrides.Find(o => o.Id.ToString() == made) : null;
        return new(
            line.Id.ToString(), line.Description, new(line.PeriodStart, line.PeriodEnd), line.Quantity, line.Included, line.Billable, line.Amount, StepView.Of(line),
            layer is null ? null : new(layer.Id.ToString(), layer.Reason, layer.Author, layer.CreatedAt, line.ListUnitAmount, line.UnitAmount),
            [.. (usage?.Windows ?? []).Select(w => new BucketView(w.Start, w.End, w.Group.Length > 0 ? w.Group : null, w.Value, w.Events, w.EventId))]);
    }
}
