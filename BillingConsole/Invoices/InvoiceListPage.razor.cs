using BillingConsole.Invoices.Bulk;
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
    private BulkFilter filter = new();

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private Task<Result<PageOf<InvoiceRow>>> LoadAsync(ListRequest request)
    {
        filter = new()
        {
            Status = request.Text("status"), Customer = request.Text("customer"), Overdue = request.Flag("overdue") ? true : null,
            From = request.Date("from"), To = request.Date("to"), Search = request.Text("search"),
        };
        return Operations.ReadAsync((InvoiceQueries q) => q.ListAsync(request.Listing, filter.ToFilter(), request.Cancel), request.Cancel);
    }

    /// <summary>On those that were selected, or on all that the filters match, over every page.</summary>
    private async Task BulkAsync(BulkAct act, IReadOnlyList<InvoiceRow>? selected)
    {
        var body = new BulkBody { Act = act, Invoices = selected?.Select(i => i.Id.ToString()).ToList(), Filter = selected is null ? filter : null };
        var title = $"{(act == BulkAct.Finalize ? "Finalise" : "Send")} {(selected is null ? "all listed invoices" : Wording.Count(selected.Count, "selected invoice"))}";
        if (await Dialogs.OpenAsync<BulkDialog>(title, new() { [nameof(BulkDialog.Body)] = body }, ConfirmActs.Options()) is BulkRunView run) Navigation.NavigateTo(Links.BulkRun(run.Id));
    }
}
