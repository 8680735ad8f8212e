using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Taxes;

public sealed partial class TaxListPage
{
    private DataList<TaxView>? list;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Navigation.Uri.EndsWith(Links.NewTax, StringComparison.Ordinal) && Viewer.May(Permission.EditTaxes)) await CreateAsync();
    }

    private Task<Result<PageOf<TaxView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (TaxQueries q) => q.ListAsync(request.Listing, request.Text("search"), request.Flag("archived"), request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenAsync<NewTaxDialog>("New tax", null, ConfirmActs.Options("min(36rem, calc(100vw - 2rem))")) is true) await list!.ReloadAsync();
    }
}
