using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

public sealed partial class AccountsPage
{
    [Inject] public required Operations Operations { get; init; }

    private Task<Result<PageOf<AccountView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((BalanceQueries q) => q.AccountsAsync(request.Cancel), request.Cancel);
}
