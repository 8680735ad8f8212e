using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Connection;

public sealed partial class StripePage
{
    private Loaded<StripeStatusView>? loaded;
    private string? key;
    private string? secrets;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private bool MayChange => Viewer.May(Permission.Administer);

    private async Task<Result<StripeStatusView?>> LoadAsync() =>
        (await Operations.ReadAsync((StripeStatusQueries q) => q.NowAsync(CancellationToken.None))).Then(s => (StripeStatusView?)s);

    private async Task<IReadOnlyList<Refusal>> ConnectAsync()
    {
        var given = secrets?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var done = await Operations.RunAsync(new ConnectStripe(new(string.IsNullOrWhiteSpace(key) ? null : key, given is { Length: > 0 } ? given : null)));
        if (!done.Ok) return done.Refusals;
        (key, secrets) = (null, null);
        Toasts.Done("The connection is saved.");
        await loaded!.ReloadAsync();
        return [];
    }

    private async Task ResumeAsync()
    {
        var done = await Operations.RunAsync(new ResumeStripe());
        if (done.Ok) Toasts.Done("Stripe answers again.");
        else Toasts.Failed(done.Refusals);
        await loaded!.ReloadAsync();
    }
}
