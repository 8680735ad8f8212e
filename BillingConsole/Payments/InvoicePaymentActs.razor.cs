using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Pays an invoice: with money that came in, or with the customer's credit.</summary>
public sealed partial class InvoicePaymentActs
{
    private InvoiceView? invoice;
    private Money? credit;

    [CascadingParameter] public InvoicePage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((InvoiceQueries q) => q.FindAsync(Invoice, CancellationToken.None));
        invoice = found.Ok ? found.Value : null;
        if (invoice is not { CanTakePayment: true }) return;
        var balance = await Operations.ReadAsync((CustomerBalanceQueries q) => q.FindAsync(invoice.Customer, CancellationToken.None));
        credit = balance.Ok && balance.Value is { } found2 && found2.Currency == invoice.Currency ? found2.CreditBalance : null;
    }

    private async Task RecordAsync() => await AfterAsync(await Dialogs.RecordPaymentAsync(Invoice));

    private async Task ApplyCreditAsync()
    {
        var amount = Money.Min(credit!.Value, invoice!.AmountDue);
        await AfterAsync(await Dialogs.ConfirmActAsync(new(
            $"Pay {Figures.WithCurrency(amount)} from the credit balance?", $"{invoice.CustomerName} has {Figures.WithCurrency(credit.Value)} to its credit; {Figures.WithCurrency(invoice.AmountDue)} is due.", "Apply credit",
            async _ => (await Operations.RunAsync(new ApplyCredit(Invoice, new() { Amount = amount.ToDecimal() }))).Refusals) { AsksReason = false, IsDangerous = false }));
    }

    private Task AfterAsync(bool done) => done && Page is not null ? Page.ReloadAsync() : Task.CompletedTask;
}
