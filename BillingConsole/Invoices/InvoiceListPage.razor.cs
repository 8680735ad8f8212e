using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices;

public sealed partial class InvoiceListPage
{
    private static readonly IReadOnlyList<Choice> Statuses = Choice.Of<InvoiceStatus>();
    private DataList<InvoiceRow>? list;
    private AgeingPanel? ageing;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PageOf<InvoiceRow>>> LoadAsync(ListRequest request) => Operations.ReadAsync((InvoiceQueries q) => q.ListAsync(request.Listing, new(
        request.Text("status"), request.Text("customer"), request.Flag("overdue") ? true : null, request.Date("from"), request.Date("to"), request.Text("search")), request.Cancel), request.Cancel);

    private Task FinaliseAsync(IReadOnlyList<InvoiceRow> selected) => EachAsync(
        [.. selected.Where(i => i.Status == InvoiceStatus.Draft)], "drafts", "Finalise", "Each gets its number, posts to the journal and uses up its coupon period.", i => Operations.RunAsync(new FinaliseInvoice(i.Id.ToString())));

    private Task SendAsync(IReadOnlyList<InvoiceRow> selected) => EachAsync(
        [.. selected.Where(i => i.Status is not (InvoiceStatus.Draft or InvoiceStatus.Void))], "final invoices", "Send", "Each goes to its customer by e-mail, with the PDF.", i => Operations.RunAsync(new SendInvoice(i.Id.ToString())));

    private async Task EachAsync(List<InvoiceRow> rows, string kind, string verb, string consequence, Func<InvoiceRow, Task<Result<InvoiceView>>> act)
    {
        if (rows.Count == 0)
        {
            Toasts.Warn($"None of the selected invoices can be used: only {kind} can. Select some and try again.");
            return;
        }
        List<string> failed = [];
        var done = await Dialogs.ConfirmActAsync(new($"{verb} {Wording.Count(rows.Count, "invoice")}?", $"{InvoiceWords.CountAndMoney(rows)}. {consequence}", verb, async _ =>
        {
            foreach (var row in rows)
                if (await act(row) is { Ok: false } refused) failed.Add($"{InvoiceWords.Name(row.Number)} ({row.CustomerName}): {refused.Refusals[0].Message}");
            return [];
        }) { AsksReason = false, IsDangerous = false });
        if (!done) return;
        if (failed.Count < rows.Count) Toasts.Done($"{verb}: {Wording.Count(rows.Count - failed.Count, "invoice")} done.");
        foreach (var sentence in failed.Take(5)) Toasts.Warn(sentence);
        list?.ClearSelection();
        if (list is not null) await list.ReloadAsync();
        if (ageing is not null) await ageing.ReloadAsync();
    }
}
