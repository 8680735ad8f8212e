using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BillingConsole.Tests.Simulation;

/// <summary>The process that dies: the commit after the next few either never happens, or happens and nobody hears of it.</summary>
internal sealed class CrashBetweenCommits(Random random) : DbTransactionInterceptor
{
    private int left = -1;
    private bool before;

    public int Crashes { get; private set; }

    /// <summary>Dies at one of the next commits.</summary>
    public void Arm() => (left, before) = (random.Next(6), random.Next(2) == 0);

    public void Disarm() => left = -1;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (left == 0 && before) Die();
        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (left == 0) Die();
        if (left > 0) left--;
        return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
    }

    private void Die()
    {
        left = -1;
        Crashes++;
        throw new CrashException();
    }
}

internal sealed class CrashException() : Exception("The process dies here.");
