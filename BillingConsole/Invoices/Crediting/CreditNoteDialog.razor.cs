using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices.Crediting;

/// <summary>Asks what of an invoice is taken back, and shows what the credit note will say while one chooses.</summary>
public sealed partial class CreditNoteDialog
{
    private const string All = "all";
    private const string Lines = "lines";
    private const string Amount = "amount";
    private static readonly IReadOnlyList<Choice> Ways = [new(All, "Everything that is left"), new(Lines, "Chosen lines"), new(Amount, "An amount of the total")];
    private static readonly IReadOnlyList<Choice> Targets = [new(Words.Of(CreditTo.Balance), "The customer's credit balance"), new(Words.Of(CreditTo.Wallet), "The customer's wallet"), new(Words.Of(CreditTo.Refund), "The customer, as it was paid")];

    private CreditableView? open;
    private List<Row> rows = [];
    private CreditNoteView? preview;
    private string way = All;
    private decimal? amount;
    private string? to = Words.Of(CreditTo.Balance);
    private string? reason;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    private sealed class Row(CreditableLineView line)
    {
        public CreditableLineView Line => line;
        public bool Chosen { get; set; }
        public decimal? Net { get; set; } = line.Net.ToDecimal();
    }

    private List<Row> Chosen => [.. rows.Where(r => r.Chosen)];

    private CreditNoteBody Body => new()
    {
        Amount = way switch { All => open!.Total.ToDecimal(), Amount => amount, _ => null },
        Lines = way == Lines ? [.. Chosen.Select(r => new CreditLineBody { Line = r.Line.Line, Amount = r.Net == r.Line.Net.ToDecimal() ? null : r.Net })] : null,
        To = Words.TryParse<CreditTo>(to, out var target) ? target : null, Reason = reason,
    };

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((CreditableQueries q) => q.FindAsync(Invoice, CancellationToken.None));
        open = found.Ok ? found.Value : null;
        if (open is null or { WhyNot: not null }) return;
        rows = [.. open.Lines.Select(l => new Row(l))];
        if (!open.Refundable.IsPositive) to = Words.Of(CreditTo.Balance);
        await PreviewAsync();
    }

    private string NameOf(Row row) => $"lines[{Chosen.IndexOf(row)}].amount";

    private async Task ChangeAsync(Action change)
    {
        change();
        await PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        var asked = await Operations.RunAsync(new PreviewCreditNote(Invoice, Body));
        preview = asked.Ok ? asked.Value : null;
    }

    private async Task<IReadOnlyList<Refusal>> IssueAsync()
    {
        var issued = await Operations.RunAsync(new IssueCreditNote(Invoice, Body));
        if (!issued.Ok) return issued.Refusals;
        Toasts.Done($"{issued.Value.Number} is issued: {Figures.WithCurrency(issued.Value.Total)} of {issued.Value.InvoiceNumber} is credited.");
        Dialogs.Close(true);
        return [];
    }
}

public static class CreditNoteDialogs
{
    /// <summary>True when a credit note was issued.</summary>
    public static async Task<bool> CreditNoteAsync(this DialogService dialogs, string invoice, string title) =>
        await dialogs.OpenAsync<CreditNoteDialog>(title, new() { [nameof(CreditNoteDialog.Invoice)] = invoice }, ConfirmActs.Options("min(44rem, calc(100vw - 2rem))")) is true;
}
