using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices;

public sealed partial class NewInvoicePage
{
    private readonly OneOffDraft draft = new();

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required InvoiceChoices Choices { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [SupplyParameterFromQuery(Name = "customer")] public string? Customer { get; set; }

    protected override void OnInitialized() => draft.Customer = Customer;

    private async Task<IReadOnlyList<Refusal>> CreateAsync()
    {
        var made = await Operations.RunAsync(new CreateInvoice(draft.ToBody()));
        if (!made.Ok) return made.Refusals;
        Toasts.Done(made.Value.Number is { } number ? $"{number} is final: {Figures.WithCurrency(made.Value.Total)}." : "The draft is saved. Look at it, then finalise it.");
        Navigation.NavigateTo(Links.Invoice(made.Value.Id!));
        return [];
    }
}
