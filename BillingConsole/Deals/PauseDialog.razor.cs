using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

/// <summary>Stops or goes on with billing, with what it will bill meanwhile or from then on.</summary>
public sealed partial class PauseDialog
{
    private string? reason;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    [Parameter] public bool Resumes { get; set; }

    private string Consequence => Resumes
        ? "The next fee is that of the next period; usage of the pause is billed by the next run."
        : "No invoice is made until it is resumed. Fees of periods that begin meanwhile are not charged; usage is billed after the resumption.";

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (!Resumes && string.IsNullOrWhiteSpace(reason)) return [Refusal.Invalid("reason", "Say why in a few words.", "required")];
        var (id, options) = (Deal.Id.ToString(), new RunOptions(Deal.Version, reason));
        var done = Resumes ? await Operations.RunAsync(new ResumeSubscription(id), options) : await Operations.RunAsync(new PauseSubscription(id), options);
        if (!done.Ok) return done.Refusals;
        Dialogs.Close(true);
        return [];
    }

    private void Leave() => Dialogs.Close(false);
}
