using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

/// <summary>The journal of one thing, such as an invoice.</summary>
public sealed partial class EntryTable
{
    [Parameter, EditorRequired] public IReadOnlyList<LedgerEntryView> Entries { get; set; } = [];
}
