using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Connection;

/// <summary>Reads the connection as it is now, with the key opened; every node sees a change at once.</summary>
public sealed class StripeConnections(IServiceScopeFactory scopes, StripeConfiguration configuration, StripeVault vault, OwnAddress own, StripeAsJob job, RealTime time)
{
    private static readonly Uri Stripe = new("https://api.stripe.com");

    public async Task<StripeAccess> AccessAsync(CancellationToken cancel)
    {
        var row = await RowAsync(cancel);
        var key = row.Mode == StripeMode.Simulator ? configuration.SimulatorKey : configuration.ApiKey ?? vault.Open(row.SealedKey);
        var pause = row.PausedBecause ?? (key is null ? "its key cannot be opened any more, because the keys that sealed it are lost. Enter it again." : null);
        return new(row.Mode, key ?? "", Address(row.Mode), row.Instance, row.Account, row.Confirmed, pause);
    }

    /// <summary>Access by a key that is only being looked at.</summary>
    public async Task<StripeAccess> AccessByAsync(StripeMode mode, string key, CancellationToken cancel) => new(mode, key, Address(mode), (await RowAsync(cancel)).Instance, null, false, null);

    public async Task<StripeScope> ScopeAsync(CancellationToken cancel)
    {
        var row = await RowAsync(cancel);
        return new(row.Mode, row.Account, row.Instance, row.ConnectedAt);
    }

    /// <summary>The signing secrets that a webhook of the present mode may be signed with.</summary>
    public async Task<IReadOnlyList<string>> SecretsAsync(CancellationToken cancel)
    {
        var row = await RowAsync(cancel);
        return row.Mode == StripeMode.Simulator ? [configuration.SimulatorSecret] : [.. configuration.WebhookSecrets, .. vault.OpenAll(row.SealedSecrets)];
    }

    /// <summary>Lets the connection rest until its key is good again: nobody hammers with a dead key.</summary>
    public async Task PauseAsync(StripeAccess access, StripeError error) => _ = await job.RunAsync(new PauseStripe(access.Mode, error.Message, error.RequestId));

    private async Task<StripeConnection> RowAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<StripeConnection>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return row ?? new() { Instance = "", ConnectedAt = time.Now };
    }

    private Uri Address(StripeMode mode) => configuration.BaseUrl ?? (mode == StripeMode.Simulator ? own.Local : Stripe);
}
