using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Access.SecondFactors;

/// <summary>Asks those who can move money to enrol, as long as they may still put it off.</summary>
public sealed partial class FactorBanner
{
    private string? sentence;

    [Inject] public required Operations Operations { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    protected override async Task OnInitializedAsync()
    {
        var due = await Operations.ReadAsync((OwnFactorQueries q) => q.FindAsync(CancellationToken.None));
        if (due is { Ok: true, Value: { Asked: true } own })
            sentence = $"Your role can move money: set up a second factor until {Dates.Of(own.ForcedFrom!.Value.InZone(Viewer.Zone).Date)}; after that it is needed to sign in.";
    }
}
