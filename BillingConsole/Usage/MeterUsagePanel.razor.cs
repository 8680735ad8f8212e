using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Usage;

/// <summary>Who used most of a meter this month.</summary>
public sealed partial class MeterUsagePanel
{
    private IReadOnlyList<MeterUser> rows = [];
    private bool loaded;

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Meter { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((MeterUserQueries q) => q.MostAsync(Meter, CancellationToken.None));
        (rows, loaded) = (found.Ok ? found.Value : [], true);
    }
}
