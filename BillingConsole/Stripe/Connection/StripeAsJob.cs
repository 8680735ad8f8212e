using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Stripe.Connection;

/// <summary>Runs what Stripe caused, in Stripe's name: whoever sent the message or opened the page has no role here.</summary>
public sealed class StripeAsJob(IServiceScopeFactory scopes)
{
    public const string Name = "stripe";

    public async Task<Result<TResult>> RunAsync<TResult>(IInput<TResult> input, CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await In(scope).RunAsync(input, cancel: cancel);
    }

    public async Task<TAnswer> ReadAsync<TQueries, TAnswer>(Func<TQueries, Task<TAnswer>> ask, CancellationToken cancel = default) where TQueries : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await In(scope).ReadAsync(ask, cancel)).Value;
    }

    private static Operations In(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(Name));
        return scope.ServiceProvider.GetRequiredService<Operations>();
    }
}
