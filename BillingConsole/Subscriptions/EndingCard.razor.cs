using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

public sealed partial class EndingCard
{
    private IReadOnlyList<EndingRow> rows = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((EndingQueries q) => q.ThisMonthAsync(CancellationToken.None));
        rows = found.Ok ? found.Value : [];
    }
}
