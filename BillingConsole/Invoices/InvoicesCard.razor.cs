using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>On Home: what finance has to look at, and what customers owe.</summary>
public sealed partial class InvoicesCard
{
    private InvoiceFiguresView? figures;

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((InvoiceFigures q) => q.TodayAsync(CancellationToken.None));
        figures = found.Ok ? found.Value : null;
    }
}
