using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>What is billed, with the list price beside the deal's; one line's explanation can be open.</summary>
public sealed partial class InvoiceLines
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public InvoiceView Invoice { get; set; } = null!;

    /// <summary>Id of the line that is explained.</summary>
    [Parameter] public string? Open { get; set; }

    private void Toggle(LineView line) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("line", Open == line.Id ? null : line.Id), replace: true);
}
