using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices;

/// <summary>One run, followed while it works; a look ahead offers to bill what it found.</summary>
public sealed partial class BillingRunPage : IDisposable
{
    private readonly AgainSoon again;
    private Loaded<BillingRunView>? loaded;

    public BillingRunPage() => again = new(() => InvokeAsync(() => loaded?.ReloadAsync() ?? Task.CompletedTask));

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Id { get; set; } = "";

    public void Dispose() => again.Dispose();

    private async Task<Result<BillingRunView?>> LoadAsync()
    {
        var run = await Operations.ReadAsync((InvoiceQueries q) => q.RunAsync(Id, CancellationToken.None));
        again.When(run.Ok && run.Value is { IsUnderWay: true });
        return run;
    }

    private async Task BillAsync(BillingRunView look)
    {
        BillingRunView? made = null;
        await Dialogs.ConfirmActAsync(new($"Bill {Wording.Count(look.Invoices, "invoice")}?", $"About {InvoiceWords.Sums(look.AmountByCurrency.Values)} by this estimate. Customers on review get drafts, all others final invoices.", "Bill now", async _ =>
        {
            var started = await Operations.RunAsync(new StartBillingRun(new() { AsOf = look.AsOf, Customers = [.. look.Customers] }));
            if (started.Ok) made = started.Value;
            return started.Refusals;
        }) { AsksReason = false, IsDangerous = false });
        if (made is not null) Navigation.NavigateTo(Links.BillingRun(made.Id));
    }
}
