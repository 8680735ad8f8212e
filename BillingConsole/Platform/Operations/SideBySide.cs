using System.Runtime.ExceptionServices;

namespace BillingConsole.Platform.Operations;

/// <summary>Arithmetic over many things on all processors.</summary>
public static class SideBySide
{
    // Fewer are done before another thread has begun.
    private const int Few = 16;

    /// <summary>What the work makes of each, in their order; it may reach no database and change nothing that another sees. Its failure is thrown as a loop would throw it.</summary>
    public static IReadOnlyList<TResult> SelectSideBySide<T, TResult>(this IReadOnlyList<T> things, Func<T, TResult> work)
    {
        if (things.Count <= Few) return [.. things.Select(work)];
        var results = new TResult[things.Count];
        try
        {
            // Shared out bit by bit: where the other processor has something else to do, this one does it all.
            Parallel.For(0, results.Length, i => results[i] = work(things[i]));
            return results;
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
            throw;
        }
    }
}
