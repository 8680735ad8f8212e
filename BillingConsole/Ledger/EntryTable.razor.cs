using BillingConsole.Core.Accounting;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

/// <summary>The journal of one thing, such as an invoice; what is earned day by day stands in one row.</summary>
public sealed partial class EntryTable
{
    private IReadOnlyList<Row> rows = [];

    private sealed record Row(string Days, string Event, string Href, IReadOnlyList<LedgerPostingView> Postings);

    [Parameter, EditorRequired] public IReadOnlyList<LedgerEntryView> Entries { get; set; } = [];

    protected override void OnParametersSet() => rows =
        [.. Entries.GroupBy(e => e.Kind is EntryKind.RevenueRecognised or EntryKind.RecognitionReversed ? (object)e.Kind : e.Id).Select(g => RowOf([.. g]))];

    private static Row RowOf(List<LedgerEntryView> entries)
    {
        var (first, last) = (entries[0], entries[^1]);
        if (entries.Count == 1) return new(Dates.Of(first.On), Wording.Of(first.Kind), Links.Entry(first.Id), first.Postings);
        var days = first.On == last.On ? Dates.Of(first.On) : $"{Dates.Of(first.On)} – {Dates.Of(last.On)}";
        return new(days, $"{Wording.Of(first.Kind)}, {Wording.Count(entries.Count, "entry", "entries")}", Links.With(Links.Journal, ("invoice", first.Invoice)), LedgerPostingView.Together(entries));
    }
}
