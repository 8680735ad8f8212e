using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Stripe.Sync;

/// <summary>How one customer stands with Stripe, and what can be done about it; followed while a request is under way.</summary>
public sealed partial class StripeTab : IDisposable
{
    private readonly AgainSoon again;
    private Loaded<CustomerInStripe>? loaded;
    private int conflicts;

    public StripeTab() => again = new(() => InvokeAsync(ReloadAsync));

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    public void Dispose() => again.Dispose();

    private Task ReloadAsync() => loaded?.ReloadAsync() ?? Task.CompletedTask;

    private async Task<Result<CustomerInStripe?>> LoadAsync()
    {
        var found = await Operations.ReadAsync((LinkQueries q) => q.FindAsync(Customer, CancellationToken.None));
        var open = await Operations.ReadAsync((ConflictQueries q) => q.ListAsync(new(), false, Customer, CancellationToken.None));
        conflicts = open.Ok ? open.Value.Data.Count : 0;
        again.When(found.Ok && found.Value is { NextAttempt: not null });
        return found;
    }
}
