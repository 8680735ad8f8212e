using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>The next invoice of a deal, by the code that will make it.</summary>
public sealed partial class UpcomingTab
{
    private UpcomingView? upcoming;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var asked = await Operations.RunAsync(new PreviewUpcoming(Subscription));
        (upcoming, refusals) = (asked.Ok ? asked.Value : null, asked.Refusals);
    }
}
