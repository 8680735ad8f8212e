using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Customers;

public sealed partial class CustomerListPage
{
    private DataList<CustomerRow>? list;
    private IReadOnlyList<CustomerColumnHead>? columns;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((CustomerRows q) => q.ColumnsAsync());
        columns = found.Ok ? found.Value : [];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Navigation.Uri.EndsWith(Links.NewCustomer, StringComparison.Ordinal) && Viewer.May(Permission.EditCustomers)) await CreateAsync();
    }

    private Task<Result<PageOf<CustomerRow>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (CustomerRows q) => q.ListAsync(request.Listing, request.Text("search"), request.Flag("archived"), request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenCustomerAsync(null) is { } made) Navigation.NavigateTo(Links.Customer(made.Id));
    }
}
