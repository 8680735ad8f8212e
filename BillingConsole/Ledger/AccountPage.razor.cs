using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

public sealed partial class AccountPage
{
    private static readonly Crumb[] Way = [new("Accounts", Links.Accounts)];
    private IReadOnlyList<AccountView> balances = [];

    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string Code { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var all = await Operations.ReadAsync((BalanceQueries q) => q.AccountsAsync(default));
        if (all.Ok) balances = [.. all.Value.Data.Where(a => a.Code == Code)];
    }

    private Task<Result<PageOf<LedgerEntryView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (LedgerQueries q) => q.EntriesAsync(request.Listing, new(null, null, Code, request.Date("from"), request.Date("to")), request.Cancel), request.Cancel);

    private Money? DebitOf(LedgerEntryView entry) => entry.Postings.FirstOrDefault(p => p.Account == Code) is { Debit.IsZero: false } posting ? posting.Debit : null;

    private Money? CreditOf(LedgerEntryView entry) => entry.Postings.FirstOrDefault(p => p.Account == Code) is { Credit.IsZero: false } posting ? posting.Credit : null;
}
