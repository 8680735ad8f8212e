using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>Each customer of a suggestion with whom it could be in Stripe.</summary>
public sealed partial class CandidatePairs
{
    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public QuestionView Question { get; set; } = null!;

    [Parameter] public EventCallback Done { get; set; }

    private async Task LinkAsync(Candidate ours, Candidate theirs) =>
        await AfterAsync(await Operations.RunAsync(new LinkToStripe(ours.Id, new(theirs.Id))), $"{ours.Name} is {theirs.Id}.");

    private async Task CreateAsync(Candidate ours) => await AfterAsync(await Operations.RunAsync(new CreateInStripe(ours.Id)), $"{ours.Name} is being made in Stripe.");

    private async Task AfterAsync(Result<CustomerInStripe> done, string sentence)
    {
        if (done.Ok) Toasts.Done(sentence);
        else Toasts.Failed(done.Refusals);
        await Done.InvokeAsync();
    }
}
