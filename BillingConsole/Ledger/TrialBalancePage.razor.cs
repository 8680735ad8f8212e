using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using NodaTime.Text;

namespace BillingConsole.Ledger;

public sealed partial class TrialBalancePage : IDisposable
{
    private IReadOnlyList<Choice> currencies = [];

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        var all = await Operations.ReadAsync((BalanceQueries q) => q.AccountsAsync(default));
        if (all.Ok) currencies = [.. all.Value.Data.Select(a => a.Currency.Code).Distinct().Order().Select(c => new Choice(c, c))];
    }

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    private async Task<Result<TrialBalanceView?>> LoadAsync()
    {
        var query = Navigation.Query();
        var asOf = query.GetValueOrDefault("as_of") is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : (NodaTime.LocalDate?)null;
        var found = await Operations.ReadAsync((BalanceQueries q) => q.TrialBalanceAsync(asOf, query.GetValueOrDefault("currency"), default));
        return found.Then<TrialBalanceView?>(balance => balance);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);
}
