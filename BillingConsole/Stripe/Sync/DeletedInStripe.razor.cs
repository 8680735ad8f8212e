using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Stripe.Sync;

/// <summary>Says above a customer's tabs that it is gone in Stripe.</summary>
public sealed partial class DeletedInStripe
{
    private bool isDeleted;

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((LinkQueries q) => q.FindAsync(Customer, CancellationToken.None));
        isDeleted = found.Ok && found.Value is { State: MappingState.RemoteDeleted };
    }
}
