using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Connection;

/// <param name="ApiKey">A secret or restricted key; leave it out to keep the one that is there.</param>
/// <param name="WebhookSecrets">The signing secrets of the endpoint; leave them out to keep those that are there.</param>
/// <param name="Simulator">True to go back to the simulator.</param>
public sealed record ConnectBody(string? ApiKey = null, IReadOnlyList<string>? WebhookSecrets = null, bool? Simulator = null);

/// <summary>Connects to an account of Stripe: the key is tried first, and only one that works is kept.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record ConnectStripe(ConnectBody Body) : IInput<StripeStatusView>;

public sealed class ConnectStripeOperation(Operations operations, StripeClient client, StripeConnections connections, StripeConfiguration configuration, StripeStatusQueries status) : IOperation<ConnectStripe, StripeStatusView>
{
    public async Task<Result<StripeStatusView>> RunAsync(ConnectStripe input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        var key = body.ApiKey?.Trim();
        var secrets = body.WebhookSecrets?.Select(s => s.Trim()).Where(s => s.Length > 0).ToList();
        check.That(configuration.ApiKey is null || (key is null && body.Simulator != true), "api_key", $"The installation sets the key by {StripeConfiguration.ApiKeyName}; change it there.");
        check.That(key is null || StripeKey.IsWellFormed(key), "api_key", "Give a secret key of Stripe; it begins with sk_test_, sk_live_, rk_test_ or rk_live_.");
        check.That(secrets is null || secrets.TrueForAll(s => s.StartsWith("whsec_", StringComparison.Ordinal) && s.Length <= 200), "webhook_secrets", "A signing secret begins with whsec_.");
        check.That(secrets is null or { Count: <= 5 }, "webhook_secrets", "At most 5 signing secrets.");
        check.That(body.Simulator != true || key is null, "simulator", "Give a key or the simulator, not both.");
        check.That(key is not null || secrets is not null || body.Simulator == true, "api_key", "Give a key, signing secrets, or simulator true.");
        if (check.Failed) return check;
        var account = key is null ? null : await TryKeyAsync(key, cancel);
        if (account is { Ok: false }) return Result<StripeStatusView>.Refused(account.Refusals);
        var kept = await operations.RunAsync(new KeepConnection(key, account?.Value, secrets, body.Simulator == true), cancel: cancel);
        return kept.Ok ? await status.NowAsync(cancel) : Result<StripeStatusView>.Refused(kept.Refusals);
    }

    private async Task<Result<string>> TryKeyAsync(string key, CancellationToken cancel)
    {
        try
        {
            var access = await connections.AccessByAsync(StripeKey.IsLive(key) ? StripeMode.Live : StripeMode.Test, key, cancel);
            var account = await client.SendAsync(StripeCall.Get("/v1/account"), access, cancel);
            return account.Json.Text("id") is { } id ? id : new Refusal(RefusalKind.Unavailable, "stripe_unavailable", "Stripe did not say whose key this is. Try again in a moment.");
        }
        catch (StripeException failure)
        {
            return failure.Error.IsKeyProblem || failure.Error.IsFinal
                ? Refusal.Invalid("api_key", $"Stripe does not accept this key: {failure.Message}")
                : new Refusal(RefusalKind.Unavailable, "stripe_unavailable", $"The key could not be tried: {failure.Message} Try again in a moment.");
        }
    }
}

/// <summary>Keeps what was tried; another account than the one whose objects are known here is refused.</summary>
[Needs(Permission.Administer)]
public sealed record KeepConnection(string? ApiKey, string? Account, IReadOnlyList<string>? Secrets, bool Simulator) : IInput<Done>;

public sealed class KeepConnectionOperation(BillingDb db, RealTime time, StripeVault vault) : IOperation<KeepConnection, Done>
{
    public async Task<Result<Done>> RunAsync(KeepConnection input, CancellationToken cancel)
    {
        var row = await db.Set<StripeConnection>().SingleAsync(cancel);
        if (input.Secrets is { } secrets) row.SealedSecrets = vault.Seal(secrets);
        if (input.Simulator && row.Mode != StripeMode.Simulator)
            (row.Mode, row.Account, row.Confirmed, row.SealedKey, row.KeyHint, row.ConnectedAt) = (StripeMode.Simulator, null, false, null, null, time.Now);
        if (input.Simulator) row.Resume();
        if (input.ApiKey is not { } key) return default(Done);
        var mode = StripeKey.IsLive(key) ? StripeMode.Live : StripeMode.Test;
        if (row.Mode == mode && row.Account is { } known && known != input.Account)
            return Refusal.Invalid("api_key", $"This key belongs to account {input.Account}, but the console works with {known}. Give a key of that account.", "another_account");
        if (row.Mode != mode) row.ConnectedAt = time.Now;
        (row.Mode, row.Account, row.Confirmed, row.SealedKey, row.KeyHint) = (mode, input.Account, true, vault.Seal(key), StripeKey.Hint(key));
        row.Resume();
        return default(Done);
    }
}

/// <summary>In this transaction Stripe said for the first time whose account it is.</summary>
public sealed record StripeAccountKnown(StripeConnection Connection) : IDomainEvent;

/// <summary>Stripe said whose key it is.</summary>
[Needs(Permission.Administer)]
public sealed record ConfirmAccount(string Account) : IInput<Done>;

public sealed class ConfirmAccountOperation(BillingDb db, RealTime time, OperationContext context) : IOperation<ConfirmAccount, Done>
{
    public async Task<Result<Done>> RunAsync(ConfirmAccount input, CancellationToken cancel)
    {
        var row = await db.Set<StripeConnection>().SingleAsync(cancel);
        if (row.Account is { } known && known != input.Account)
        {
            (row.PausedAt, row.PausedBecause) = (row.PausedAt ?? time.Now, $"the key belongs to account {input.Account}, but the console works with {known}. Give a key of that account.");
            return default(Done);
        }
        if (row.Account is null) context.Raise(new StripeAccountKnown(row));
        (row.Account, row.Confirmed) = (input.Account, true);
        row.Resume();
        return default(Done);
    }
}

/// <summary>The key is not accepted: everything waits, and a banner says so.</summary>
[Needs(Permission.Administer)]
public sealed record PauseStripe(StripeMode Mode, string Because, string? Request) : IInput<Done>;

public sealed class PauseStripeOperation(BillingDb db, RealTime time) : IOperation<PauseStripe, Done>
{
    public async Task<Result<Done>> RunAsync(PauseStripe input, CancellationToken cancel)
    {
        var row = await db.Set<StripeConnection>().SingleAsync(cancel);
        if (row.PausedAt is null && row.Mode == input.Mode) (row.PausedAt, row.PausedBecause, row.PausedRequest) = (time.Now, input.Because, input.Request);
        return default(Done);
    }
}

/// <summary>Asks Stripe whether the key is good again, and goes on if it is.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record ResumeStripe : IInput<StripeStatusView>;

public sealed class ResumeStripeOperation(StripeAccount account, StripeStatusQueries status) : IOperation<ResumeStripe, StripeStatusView>
{
    public async Task<Result<StripeStatusView>> RunAsync(ResumeStripe input, CancellationToken cancel)
    {
        try
        {
            await account.AskAsync(cancel);
            return await status.NowAsync(cancel);
        }
        catch (StripeException failure)
        {
            return Refusal.Conflict("stripe_refused", $"Stripe still refuses: {failure.Message} Give another key of the same account.");
        }
    }
}
