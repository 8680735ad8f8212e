using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Mailing;

/// <summary>What was written to the customer about one invoice, and whether it left.</summary>
public sealed partial class InvoiceMails
{
    private IReadOnlyList<InvoiceMailView> mails = [];

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((InvoiceMailQueries q) => q.OfAsync(Invoice, CancellationToken.None));
        mails = found.Ok ? found.Value ?? [] : [];
    }
}
