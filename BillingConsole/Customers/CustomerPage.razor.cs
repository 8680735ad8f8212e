using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Customers;

public sealed partial class CustomerPage
{
    private Loaded<CustomerView>? loaded;

    /// <summary>Its id or external id.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<CustomerView?>> LoadAsync() => Operations.ReadAsync((CustomerQueries q) => q.FindAsync(Id, CancellationToken.None));

    private async Task EditAsync(CustomerView customer)
    {
        if (await Dialogs.OpenCustomerAsync(customer) is not null) await loaded!.ReloadAsync();
    }

    private async Task ArchiveAsync(CustomerView customer)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Archive {customer.Name}?",
            "It leaves the lists and can get no new subscription. Running subscriptions go on and its invoices stay due.", "Archive customer",
            async reason => (await Operations.RunAsync(new ArchiveCustomer(customer.Id.ToString()), new(customer.Version, reason))).Refusals));
        if (done) await loaded!.ReloadAsync();
    }
}
