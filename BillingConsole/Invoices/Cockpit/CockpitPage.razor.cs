using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices.Cockpit;

/// <summary>The cockpit of a billing run: what it would bill, what is odd about it, and what waits for a person.</summary>
public sealed partial class CockpitPage
{
    private IReadOnlyList<Refusal> refusals = [];
    private OutlookView? outlook;
    private WaitingView? waiting;
    private string? lookedAt;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "as_of")] public string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "odd")] public string? Odd { get; set; }

    private List<OutlookRow> Shown => [.. outlook!.Rows.Where(r => Odd is null || r.Notes.Count > 0)];

    /// <summary>Only another day asks anew; the filter chooses among what is there.</summary>
    protected override Task OnParametersSetAsync() => outlook is not null && lookedAt == AsOf ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        lookedAt = AsOf;
        var looked = await Operations.RunAsync(new LookAhead(new() { AsOf = AsOf }));
        (outlook, refusals) = (looked.Ok ? looked.Value : null, looked.Refusals);
        var found = await Operations.ReadAsync((CockpitQueries q) => q.WaitingAsync(CancellationToken.None));
        waiting = found.Ok ? found.Value : null;
    }

    private async Task HoldAsync(OutlookRow row)
    {
        var held = await Dialogs.ConfirmActAsync(new($"Hold {row.CustomerName}?", $"No run bills this deal until it is released; about {Figures.WithCurrency(row.Total)} waits.", "Hold",
            async reason => (await Operations.RunAsync(new HoldBilling(new() { Subscription = row.Subscription, Reason = reason }))).Refusals) { IsDangerous = false });
        if (held) await LoadAsync();
    }

    private async Task ReleaseAsync(HeldRow row)
    {
        var released = await Operations.RunAsync(new ReleaseBilling(row.Subscription));
        if (released.Ok) Toasts.Done($"{row.CustomerName} is billed by the next run.");
        else Toasts.Failed(released.Refusals);
        await LoadAsync();
    }

    private Task AgainAsync(ParkedRow row) => StartAsync(new() { Customers = [row.Customer] });

    private async Task BillAsync()
    {
        var confirmed = false;
        await Dialogs.ConfirmActAsync(new($"Bill {Wording.Count(outlook!.Due, "deal")}?", $"About {InvoiceWords.Sums(outlook.AmountByCurrency.Values)}{(outlook.IsCut ? " for those shown" : "")}; {Wording.Count(outlook.Odd, "invoice")} worth a look. Customers on review get drafts, all others final invoices.", "Bill now", _ =>
        {
            confirmed = true;
            return ConfirmedAct.Nothing;
        }) { AsksReason = false, IsDangerous = false });
        if (confirmed) await StartAsync(new());
    }

    private async Task StartAsync(BillingRunBody body)
    {
        var started = await Operations.RunAsync(new StartBillingRun(body));
        if (started.Ok) Navigation.NavigateTo(Links.BillingRun(started.Value.Id));
        else Toasts.Failed(started.Refusals);
    }
}
