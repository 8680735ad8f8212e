using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

/// <summary>The deals that an add-on was sold with, below the add-on.</summary>
public sealed partial class AddOnHolders
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string AddOn { get; set; } = "";

    private Task<Result<PageOf<AddOnHolder>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (AddOnHolderQueries q) => q.ListAsync(request.Listing, AddOn, request.Cancel), request.Cancel);
}
