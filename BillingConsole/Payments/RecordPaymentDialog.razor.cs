using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Money that came in, in one form; the amount that is due stands there already.</summary>
public sealed partial class RecordPaymentDialog
{
    private static readonly IReadOnlyList<Choice> Methods = Choice.Of(PaymentMethod.BankTransfer, PaymentMethod.Check, PaymentMethod.Cash, PaymentMethod.Card, PaymentMethod.Other);
    private InvoiceView? view;
    private string? chosen;
    private decimal? amount;
    private string? method = Words.Of(PaymentMethod.BankTransfer);
    private LocalDate? receivedOn;
    private string? reference;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required InvoiceChoices Choices { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    /// <summary>Id of the invoice; null lets one choose.</summary>
    [Parameter] public string? Invoice { get; set; }

    private string? Hint => view is null ? null : $"{Figures.WithCurrency(view.AmountDue)} is due on {view.Number}. A surplus becomes credit of {view.CustomerName}.";

    protected override Task OnInitializedAsync() => Invoice is null ? Task.CompletedTask : ChooseAsync(Invoice);

    private async Task ChooseAsync(string? invoice)
    {
        chosen = invoice;
        var found = invoice is null ? null : await Operations.ReadAsync((InvoiceQueries q) => q.FindAsync(invoice, CancellationToken.None));
        view = found is { Ok: true } ? found.Value : null;
        amount = view is { AmountDue.IsPositive: true } ? view.AmountDue.ToDecimal() : null;
    }

    private async Task<IReadOnlyList<Refusal>> RecordAsync()
    {
        if (chosen is null) return [Refusal.Invalid("invoice", "Choose the invoice that was paid.", "required")];
        var body = new PaymentBody { Amount = amount, Method = Words.TryParse<PaymentMethod>(method, out var by) ? by : null, ReceivedOn = receivedOn, Reference = reference };
        var recorded = await Operations.RunAsync(new RecordPayment(chosen, body));
        if (!recorded.Ok) return recorded.Refusals;
        var payment = recorded.Value;
        Toasts.Done($"{Figures.WithCurrency(payment.Amount)} is recorded: {payment.InvoiceNumber} is {Wording.Of(payment.InvoiceStatus).ToLowerInvariant()}, {Figures.WithCurrency(payment.InvoiceDue)} due.");
        Dialogs.Close(true);
        return [];
    }
}

public static class PaymentDialogs
{
    /// <returns>True when a payment was recorded.</returns>
    public static async Task<bool> RecordPaymentAsync(this DialogService dialogs, string? invoice) =>
        await dialogs.OpenAsync<RecordPaymentDialog>("Record payment", new() { [nameof(RecordPaymentDialog.Invoice)] = invoice! }, ConfirmActs.Options("min(34rem, calc(100vw - 2rem))")) is true;

    /// <returns>True when money was refunded.</returns>
    public static async Task<bool> RefundAsync(this DialogService dialogs, string title, RefundDialog.Wish wish) =>
        await dialogs.OpenAsync<RefundDialog>(title, new() { [nameof(RefundDialog.Asked)] = wish }, ConfirmActs.Options()) is true;
}
