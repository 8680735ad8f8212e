using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.Connection;

/// <summary>Knows whose account the console works with: asks Stripe once, and again after a pause.</summary>
public sealed class StripeAccount(StripeClient client, StripeConnections connections, StripeAsJob job)
{
    /// <summary>The scope with its account, or null while Stripe cannot be asked or the connection rests.</summary>
    public async Task<StripeScope?> ReadyAsync(CancellationToken cancel)
    {
        var access = await connections.AccessAsync(cancel);
        if (access.Pause is not null) return null;
        if (!access.Confirmed)
        {
            try
            {
                await AskAsync(cancel);
            }
            catch (StripeException)
            {
                return null;
            }
        }
        var scope = await connections.ScopeAsync(cancel);
        return scope.Account is not null && (await connections.AccessAsync(cancel)).Pause is null ? scope : null;
    }

    /// <summary>Asks with the present key, even while the connection rests; a good answer ends the rest.</summary>
    /// <exception cref="StripeException">The key is still refused, or Stripe did not answer.</exception>
    public async Task AskAsync(CancellationToken cancel)
    {
        var access = await connections.AccessAsync(cancel);
        try
        {
            var account = await client.SendAsync(StripeCall.Get("/v1/account"), access, cancel);
            if (account.Json.Text("id") is { } id) _ = await job.RunAsync(new ConfirmAccount(id), cancel);
        }
        catch (StripeException failure) when (failure.Error.Failure is StripeFailure.Unauthenticated or StripeFailure.Forbidden)
        {
            await connections.PauseAsync(access, failure.Error);
            throw;
        }
    }
}
