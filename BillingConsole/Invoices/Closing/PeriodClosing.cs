using System.Text.Json;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Usage;
using BillingConsole.Usage.Closing;
using NodaTime;

namespace BillingConsole.Invoices.Closing;

/// <summary>Seals what the usage lines of final invoices rest on, in their transaction; all of an operation at once.</summary>
public sealed class PeriodClosing(OperationContext context, UsageSnapshots snapshots)
{
    private readonly List<BilledUsage> noted = [];

    public void Note(Invoice invoice, BillableDeal billable)
    {
        if (billable.Of is not null) Note(billable, invoice.BillingDate, invoice.Lines.Where(l => l.Meter is not null).Select(l => (l.Id.ToString(), l.Key, l.Meter!, new Period(l.PeriodStart, l.PeriodEnd), l.Quantity)));
    }

    /// <summary>A period that came to nothing makes no invoice, and is closed all the same: what comes later is late.</summary>
    public void Note(BillableDeal billable, LocalDate date, InvoiceDraft draft) =>
        Note(billable, date, draft.Lines.Where(l => l.Meter is not null).Select(l => ($"{billable.Deal.Id}:{l.Key}", l.Key, l.Meter!, l.Period, l.Quantity.Value)));

    private void Note(BillableDeal billable, LocalDate date, IEnumerable<(string Line, string Key, string Meter, Period Period, decimal Quantity)> lines)
    {
        var deal = billable.Deal;
        var sold = deal.DueOn(date).Where(d => d.Item.Definition.Meter is not null).ToDictionary(InvoiceAssembler.KeyOf, d => SoldTerms.Of(deal, d));
        foreach (var late in billable.Late.Lines) sold[LateLine.Prefix + late.Key] = late.Sold;
        foreach (var line in lines)
        {
            var terms = sold[line.Key];
            noted.Add(new(
                line.Line, deal.Id.ToString(), LateLine.Original(line.Key), new UsageQuestion(billable.Customer, line.Meter, line.Period), line.Quantity,
                () => JsonSerializer.Serialize(terms, ApiJson.Options)));
        }
    }

    public async Task SealAsync(CancellationToken cancel)
    {
        List<BilledUsage> lines = [.. noted];
        noted.Clear();
        await snapshots.TakeAsync(lines, context.Now, cancel);
    }
}

/// <summary>A final invoice closes its periods; a voided one opens them again.</summary>
public sealed class CloseUsagePeriods(PeriodClosing closing, UsageSnapshots snapshots, OperationContext context) : IListener<InvoiceFinalised>, IListener<InvoiceVoided>
{
    public Task HearAsync(InvoiceFinalised happened, CancellationToken cancel) => closing.SealAsync(cancel);

    public Task HearAsync(InvoiceVoided happened, CancellationToken cancel) => snapshots.ReleaseAsync([.. happened.Invoice.Lines.Select(l => l.Id.ToString())], context.Now, cancel);
}
