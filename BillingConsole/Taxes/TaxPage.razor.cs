using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Taxes;

public sealed partial class TaxPage
{
    private Loaded<TaxView>? loaded;

    /// <summary>Its id or code.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<TaxView?>> LoadAsync() => Operations.ReadAsync((TaxQueries q) => q.FindAsync(Id, CancellationToken.None));

    private Task EditAsync(TaxView tax) => OpenAsync<EditTaxDialog>(tax, $"Edit {tax.Code}");

    private Task ChangeRateAsync(TaxView tax) => OpenAsync<TaxRateDialog>(tax, $"New rate of {tax.Code}");

    private async Task OpenAsync<TDialog>(TaxView tax, string title) where TDialog : ComponentBase
    {
        var done = await Dialogs.OpenAsync<TDialog>(title, new() { ["Tax"] = tax }, ConfirmActs.Options());
        if (done is true) await loaded!.ReloadAsync();
    }

    private async Task ArchiveAsync(TaxView tax)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {tax.Code}?", "Invoices made from now on no longer charge it, even where a customer or a deal names it.", "Archive tax",
            async reason => (await Operations.RunAsync(new ArchiveTax(tax.Code), new(Reason: reason))).Refusals));
        if (done) await loaded!.ReloadAsync();
    }
}
