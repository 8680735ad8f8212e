using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Customers;

/// <summary>All fields of a customer, new or present.</summary>
public sealed partial class CustomerDrawer
{
    private static readonly Choice[] Currencies = [.. Currency.All.Select(c => new Choice(c.Code, c.Code))];
    private CustomerDraft draft = new();

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public CustomerView? Customer { get; set; }

    private bool IsMasked => Customer?.TaxIdIsMasked == true;

    protected override void OnInitialized()
    {
        if (Customer is not null) draft = CustomerDraft.Of(Customer);
    }

    private async Task<IReadOnlyList<Choice>> FindTaxesAsync(string text, CancellationToken cancel)
    {
        var all = await Operations.ReadAsync((TaxChoices t) => t.AllAsync(cancel), cancel);
        return !all.Ok ? [] : [.. all.Value
            .Where(t => t.Code.Contains(text, StringComparison.OrdinalIgnoreCase) || t.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(t => new Choice(t.Code, t.Code, t.Name))];
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (draft.MetadataProblem is { } problem) return [problem];
        var saved = Customer is null
            ? await Operations.RunAsync(new CreateCustomer(draft.ToBody()))
            : await Operations.RunAsync(new ChangeCustomer(Customer.Id.ToString(), draft.ToBody(change: true, masked: IsMasked)), new(Customer.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done(Customer is null ? $"{saved.Value.Name} can be billed now." : $"{saved.Value.Name} is saved.");
        Dialogs.CloseSide(saved.Value);
        return [];
    }

    private void Cancel() => Dialogs.CloseSide(null);
}

public static class CustomerDrawers
{
    /// <returns>The customer as saved, or null when it was left.</returns>
    public static async Task<CustomerView?> OpenCustomerAsync(this DialogService dialogs, CustomerView? customer) => await dialogs.OpenSideAsync<CustomerDrawer>(
        customer is null ? "New customer" : $"Edit {customer.Name}", new() { [nameof(CustomerDrawer.Customer)] = customer! }, Drawer.Options()) as CustomerView;
}
