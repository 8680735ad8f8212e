using System.Reflection;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Operations;

/// <summary>One run of one operation within its scope: lock, decide, hear listeners, write the audit, commit once.</summary>
public sealed class OperationRun(
    Lazy<BillingDb> db, WriteGate gate, OperationContext context, Lazy<IdempotencyStore> idempotency, Lazy<AuditTrail> audit,
    TimeProvider clock, RealTime realTime, IServiceProvider services, ILogger<OperationRun> log)
{
    private readonly Dictionary<Type, (MethodInvoker Hear, IReadOnlyList<object?> Hearing)> listeners = [];

    public async Task<Result<TResult>> RunAsync<TResult>(IInput<TResult> input, Actor actor, RunOptions options, CancellationToken cancel)
    {
        var (type, rules) = (input.GetType(), Rules.Of(input.GetType()));
        context.Begin(actor, Instant.FromDateTimeOffset(clock.GetUtcNow()), type.Name, options.ExpectedVersion);
        context.Reason = options.Reason;
        try
        {
            if (rules.SavesNothing) return await DecideAsync(input, cancel);
            if (rules.CommitsInSteps) return await StepsAsync(input, options, cancel);
            return await WriteAsync(input, options, cancel);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.PreconditionFailed, "changed_meanwhile", "Somebody else changed it at the same moment. Read it again and repeat.");
        }
        catch (DbUpdateException failure) when (UniqueViolation.Describe(failure) is { } refusal)
        {
            log.LogInformation("{Operation} met a unique index: {Refusal}", type.Name, refusal.Message);
            return refusal;
        }
        catch (Exception failure) when (UnstorableText.Describe(failure) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Result<TResult>> WriteAsync<TResult>(IInput<TResult> input, RunOptions options, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        await using var transaction = await db.Value.Database.BeginTransactionAsync(cancel);
        await WriteGate.LockAsync(db.Value, cancel);
        if (await RepeatedAsync(options, cancel) is { } repeated) return repeated;
        var result = await DecideAsync(input, cancel);
        if (!result.Ok) return result;
        await HearAsync(cancel);
        await audit.Value.RecordAsync(cancel);
        // The audit has searched every row for changes, and nobody makes one after it.
        db.Value.ChangeTracker.AutoDetectChangesEnabled = false;
        if (options.Idempotency is { } kept) idempotency.Value.Keep(kept, result.Value!, realTime.Now);
        await db.Value.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        context.Committed();
        return result;
    }

    private async Task<Result<TResult>> StepsAsync<TResult>(IInput<TResult> input, RunOptions options, CancellationToken cancel)
    {
        if (await RepeatedAsync(options, cancel) is { } repeated) return repeated;
        var result = await DecideAsync(input, cancel);
        if (!result.Ok || options.Idempotency is not { } kept) return result;
        using var turn = await gate.EnterAsync(cancel);
        idempotency.Value.Keep(kept, result.Value!, realTime.Now);
        await db.Value.SaveChangesAsync(cancel);
        return result;
    }

    private async Task<Refusal?> RepeatedAsync(RunOptions options, CancellationToken cancel)
    {
        if (options.Idempotency is not { } claim) return null;
        if (await idempotency.Value.ReplayAsync(claim, cancel) is { } reused) return reused;
        return claim.Replayed is null ? null : new(RefusalKind.Conflict, "replayed", "The stored answer is sent.");
    }

    private Task<Result<TResult>> DecideAsync<TResult>(IInput<TResult> input, CancellationToken cancel) => Dispatch<TResult>.Of(input).RunAsync(services, input, cancel);

    private async Task HearAsync(CancellationToken cancel)
    {
        while (context.TryNext(out var happened))
        {
            var (hear, hearing) = ListenersOf(happened.GetType());
            foreach (var listener in hearing) await (Task)hear.Invoke(listener, happened, cancel)!;
        }
    }

    /// <summary>Looked for once: an operation may raise hundreds of one kind.</summary>
    private (MethodInvoker Hear, IReadOnlyList<object?> Hearing) ListenersOf(Type happened)
    {
        if (listeners.TryGetValue(happened, out var known)) return known;
        var kind = typeof(IListener<>).MakeGenericType(happened);
        return listeners[happened] = (MethodInvoker.Create(kind.GetMethod(nameof(IListener<IDomainEvent>.HearAsync))!), [.. services.GetServices(kind)]);
    }
}
