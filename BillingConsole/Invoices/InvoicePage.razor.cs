using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>One invoice; what stands in its slots asks it to fetch the invoice again after a change.</summary>
public sealed partial class InvoicePage
{
    private Loaded<InvoiceView>? loaded;
    private int shown;

    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string Id { get; set; } = "";

    /// <summary>The line whose explanation is open.</summary>
    [SupplyParameterFromQuery(Name = "line")] public string? Line { get; set; }

    /// <summary>Told by what stands on the page after it did something, be it beside the invoice itself.</summary>
    public Task ReloadAsync()
    {
        shown++;
        return loaded!.ReloadAsync();
    }

    private Task<Result<InvoiceView?>> LoadAsync() => Operations.ReadAsync((InvoiceQueries q) => q.FindAsync(Id, CancellationToken.None));
}
