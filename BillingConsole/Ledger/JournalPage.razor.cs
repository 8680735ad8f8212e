using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

public sealed partial class JournalPage
{
    private IReadOnlyList<Choice> accounts = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var all = await Operations.ReadAsync((BalanceQueries q) => q.AccountsAsync(default));
        if (all.Ok) accounts = [.. all.Value.Data.Select(a => a.Code).Distinct().Select(code => new Choice(code, AccountWords.Of(code)))];
    }

    private Task<Result<PageOf<LedgerEntryView>>> LoadAsync(ListRequest request) => Operations.ReadAsync((LedgerQueries q) => q.EntriesAsync(
        request.Listing, new(request.Text("invoice"), request.Text("customer"), request.Text("account"), request.Date("from"), request.Date("to"), request.Flag("movements")), request.Cancel), request.Cancel);
}
