using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

public sealed partial class DecideDialog
{
    private string? comment;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    [Parameter, EditorRequired] public DealDecision Decision { get; set; }

    private bool Approves => Decision == DealDecision.Approved;

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var body = new DecisionBody { Comment = comment };
        var (id, options) = (Deal.Id.ToString(), new RunOptions(Deal.Version));
        var done = Approves ? await Operations.RunAsync(new ApproveDeal(id, body), options) : await Operations.RunAsync(new RejectDeal(id, body), options);
        if (!done.Ok) return done.Refusals;
        Dialogs.Close(true);
        return [];
    }

    private void Leave() => Dialogs.Close(false);
}
