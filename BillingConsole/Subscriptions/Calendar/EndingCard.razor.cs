using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions.Calendar;

public sealed partial class EndingCard
{
    private IReadOnlyList<CalendarRow> rows = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((CalendarQueries q) => q.ThisMonthAsync(CancellationToken.None));
        rows = found.Ok ? found.Value : [];
    }
}
