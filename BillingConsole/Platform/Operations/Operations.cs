using BillingConsole.Platform.Security;

namespace BillingConsole.Platform.Operations;

/// <summary>
/// The only lift between a click, a call or a job and the data. Each run has a scope of its own, so that two
/// runs of one page never share a database context.
/// </summary>
public sealed class Operations(IServiceScopeFactory scopes, CurrentActor current)
{
    /// <summary>Nobody, or somebody who may no longer act.</summary>
    public static Refusal Stranger { get; } = new(RefusalKind.Unauthenticated, "unauthenticated", "Sign in, or send a valid API key as 'Authorization: Bearer …'. A revoked or expired key is not valid.");

    /// <summary>Runs one operation: role, decision, audit and outbox, one commit.</summary>
    public async Task<Result<TResult>> RunAsync<TResult>(IInput<TResult> input, RunOptions? options = null, CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var allowed = await AdmitAsync(scope.ServiceProvider, input.GetType(), cancel);
        if (!allowed.Ok) return Result<TResult>.Refused(allowed.Refusals);
        return await scope.ServiceProvider.GetRequiredService<OperationRun>().RunAsync(input, allowed.Value, options ?? new(), cancel);
    }

    /// <summary>Asks a class of queries; nothing it does is kept.</summary>
    public async Task<Result<TAnswer>> ReadAsync<TQueries, TAnswer>(Func<TQueries, Task<TAnswer>> ask, CancellationToken cancel = default) where TQueries : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var allowed = await AdmitAsync(scope.ServiceProvider, typeof(TQueries), cancel);
        if (!allowed.Ok) return Result<TAnswer>.Refused(allowed.Refusals);
        try
        {
            return await ask(scope.ServiceProvider.GetRequiredService<TQueries>());
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception failure) when (UnstorableText.Describe(failure) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>The actor of this moment, for pages that hide what is not allowed; null for a stranger.</summary>
    public async Task<Actor?> WhoAsync(CancellationToken cancel = default)
    {
        if (await current.FindAsync() is not { } actor) return null;
        await using var scope = scopes.CreateAsyncScope();
        return await RefreshAsync(scope.ServiceProvider, actor, cancel);
    }

    private async Task<Result<Actor>> AdmitAsync(IServiceProvider services, Type asked, CancellationToken cancel)
    {
        var needs = Rules.Of(asked).Needs;
        if (await current.FindAsync() is not { } actor || await RefreshAsync(services, actor, cancel) is not { } fresh)
            return Stranger;
        if (!fresh.May(needs))
            return Refusal.Forbidden($"This needs one of the roles {string.Join(", ", Permissions.Holders(needs).Select(r => Data.Words.Of(r)))}; you are {Data.Words.Of(fresh.Role)}.");
        services.GetRequiredService<CurrentActor>().Set(fresh);
        return fresh;
    }

    private static async Task<Actor?> RefreshAsync(IServiceProvider services, Actor actor, CancellationToken cancel) =>
        actor.Kind == ActorKind.Job || services.GetService<IActorGate>() is not { } gate ? actor : await gate.RefreshAsync(actor, cancel);
}

/// <summary>What may accompany a run: the version the caller saw, and the key under which a repetition is the same.</summary>
public sealed record RunOptions(uint? ExpectedVersion = null, string? Reason = null, IdempotencyClaim? Idempotency = null);
