using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>What can be done about one customer and its counterpart in Stripe.</summary>
public sealed partial class MappingActs
{
    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public CustomerInStripe Row { get; set; } = null!;

    /// <summary>In a list: small buttons, and nothing that cannot be undone.</summary>
    [Parameter] public bool Small { get; set; } = true;

    [Parameter] public EventCallback Done { get; set; }

    private string Customer => Row.Customer.ToString();

    private async Task CreateAsync() => await AfterAsync((await Operations.RunAsync(new CreateInStripe(Customer))).Refusals, $"{Row.Name} is being made in Stripe.");

    private Task CreateAgainAsync() => ConfirmAsync(new($"Create {Row.Name} in Stripe again?",
        $"A new customer is made there, with another id than {Row.StripeId}. Payment methods of the deleted one do not come back.", "Create again",
        async reason => (await Operations.RunAsync(new CreateInStripe(Customer), new(Reason: reason))).Refusals) { AsksReason = false, IsDangerous = false }, $"{Row.Name} is being made in Stripe again.");

    private async Task LinkAsync()
    {
        if (await Dialogs.OpenAsync<LinkDialog>($"Link {Row.Name}", new() { [nameof(LinkDialog.Customer)] = Customer }, ConfirmActs.Options()) is true) await Done.InvokeAsync();
    }

    private async Task ResumeAsync() => await AfterAsync((await Operations.RunAsync(new ResumeSync(Customer))).Refusals, $"{Row.Name} is kept in step again.");

    private Task UnlinkAsync() => ConfirmAsync(new($"Unlink {Row.Name} from {Row.StripeId}?",
        "Both stay as they are and neither follows the other any more. Payment links of this customer need a link.", "Unlink",
        async reason => (await Operations.RunAsync(new UnlinkFromStripe(Customer), new(Reason: reason))).Refusals), $"{Row.Name} and {Row.StripeId} are taken apart.");

    private Task DeleteAsync() => ConfirmAsync(new($"Delete {Row.StripeId} in Stripe?",
        $"Stripe cannot undo it: {Row.Name} loses its payment methods there and its subscriptions in Stripe end. The customer here, its invoices and its payments stay.", "Delete in Stripe",
        async reason => (await Operations.RunAsync(new DeleteInStripe(Customer), new(Reason: reason))).Refusals), $"{Row.StripeId} is being deleted in Stripe.");

    private async Task ConfirmAsync(ConfirmedAct act, string sentence)
    {
        if (await Dialogs.ConfirmActAsync(act)) await AfterAsync([], sentence);
    }

    private async Task AfterAsync(IReadOnlyList<Refusal> refusals, string sentence)
    {
        if (refusals.Count == 0) Toasts.Done(sentence);
        else Toasts.Failed(refusals);
        await Done.InvokeAsync();
    }
}
