using BillingConsole.Core.Amounts;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

/// <summary>One side of an entry, account by account.</summary>
public sealed partial class PostingLines
{
    [Parameter, EditorRequired] public IReadOnlyList<LedgerPostingView> Postings { get; set; } = [];

    [Parameter, EditorRequired] public NormalSide Side { get; set; }

    private IEnumerable<LedgerPostingView> Shown => Postings.Where(p => !Amount(p).IsZero);

    private Money Amount(LedgerPostingView posting) => Side == NormalSide.Debit ? posting.Debit : posting.Credit;
}
