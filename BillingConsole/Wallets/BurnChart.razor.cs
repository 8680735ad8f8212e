using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Wallets;

/// <summary>What a wallet consumed on each of the last thirty days.</summary>
public sealed partial class BurnChart
{
    private IReadOnlyList<BurnDay> days = [];
    private Money most;

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Wallet { get; set; } = "";

    private string Spoken => $"Consumed in {days.Count} days: {string.Join(", ", days.Where(d => d.Consumed.IsPositive).Select(d => $"{Dates.Of(d.Day)} {Figures.WithCurrency(d.Consumed)}").DefaultIfEmpty("nothing"))}";

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((WalletQueries q) => q.BurnAsync(Wallet, CancellationToken.None));
        days = found.Ok ? found.Value : [];
        if (days.Count > 0) most = days.Select(d => d.Consumed).Max();
    }

    private int HeightOf(BurnDay day) => !most.IsPositive ? 0 : (int)(day.Consumed.ToDecimal() / most.ToDecimal() * 100);
}
