using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

public sealed partial class EntryPage
{
    private static readonly Crumb[] Way = [new("Journal", Links.Journal)];

    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string Id { get; set; } = "";

    private Task<Result<LedgerEntryView?>> FindAsync() => Operations.ReadAsync((LedgerQueries q) => q.EntryAsync(Id, default));
}
