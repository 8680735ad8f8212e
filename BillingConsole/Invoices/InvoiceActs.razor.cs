using BillingConsole.Invoices.Crediting;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices;

/// <summary>What can be done with an invoice, each with what it means in money.</summary>
public sealed partial class InvoiceActs
{
    [CascadingParameter] public InvoicePage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public InvoiceView Invoice { get; set; } = null!;

    private string Id => Invoice.Id!;

    private string Total => Figures.WithCurrency(Invoice.Total);

    private string Due => Figures.WithCurrency(Invoice.AmountDue);

    private Task FinaliseAsync() => ActAsync(new ConfirmedAct(
        "Finalise this invoice?", $"{Invoice.CustomerName} is charged {Total}. The invoice gets its number and cannot be changed afterwards.", "Finalise",
        async _ => (await Operations.RunAsync(new FinaliseInvoice(Id), new(Invoice.Version))).Refusals) { AsksReason = false, IsDangerous = false }, "The invoice is final.");

    private Task VoidAsync() => ActAsync(new ConfirmedAct(
        $"Void invoice {Invoice.Number}?", $"{Due} stops being due and the whole {Total} is reversed in the journal. Coupon periods are given back.{Returned}", "Void the invoice",
        async reason => (await Operations.RunAsync(new VoidInvoice(Id, reason), new(Invoice.Version, reason))).Refusals), $"{Invoice.Number} is void.");

    private async Task CreditAsync()
    {
        if (await Dialogs.CreditNoteAsync(Id, $"Credit note on {Invoice.Number}") && Page is not null) await Page.ReloadAsync();
    }

    private async Task RebillAsync()
    {
        InvoiceView? draft = null;
        await Dialogs.ConfirmActAsync(new($"Bill {Invoice.Number} again?", "A draft is made for the same customer and period, at today's terms. Nothing is charged until it is finalised.", "Make the draft", async _ =>
        {
            var made = await Operations.RunAsync(new RebillInvoice(Id));
            if (made.Ok) draft = made.Value;
            return made.Refusals;
        }) { AsksReason = false, IsDangerous = false });
        if (draft is not null) Navigation.NavigateTo(Links.Invoice(draft.Id!));
    }

    private Task WriteOffAsync() => ActAsync(new ConfirmedAct(
        $"Write off {Due}?", $"Invoice {Invoice.Number} becomes uncollectible and {Due} turns into bad debt. A payment that still arrives reverses it first.", "Write off",
        async reason => (await Operations.RunAsync(new WriteOffInvoice(Id, reason), new(Invoice.Version, reason))).Refusals), $"{Due} is written off.");

    private Task SendAsync() => ActAsync(new ConfirmedAct(
        $"Send invoice {Invoice.Number}?", $"{Invoice.CustomerName} gets it by e-mail, with the PDF.", "Send",
        async _ => (await Operations.RunAsync(new SendInvoice(Id))).Refusals) { AsksReason = false, IsDangerous = false }, $"{Invoice.Number} is on its way.");

    private string Returned => (Invoice.AmountPaid + Invoice.CreditsApplied) is { IsPositive: true } paid ? $" {Figures.WithCurrency(paid)} that paid it becomes credit of {Invoice.CustomerName}." : "";

    private async Task ActAsync(ConfirmedAct act, string done)
    {
        if (!await Dialogs.ConfirmActAsync(act)) return;
        Toasts.Done(done);
        if (Page is not null) await Page.ReloadAsync();
    }
}
