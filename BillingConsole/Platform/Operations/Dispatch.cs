using System.Collections.Concurrent;

namespace BillingConsole.Platform.Operations;

/// <summary>The way from an input to its operation, found by reflection when the first of its kind comes.</summary>
internal abstract class Dispatch<TResult>
{
    private static readonly ConcurrentDictionary<Type, Dispatch<TResult>> Known = new();

    public static Dispatch<TResult> Of(IInput<TResult> input) =>
        Known.GetOrAdd(input.GetType(), static type => (Dispatch<TResult>)Activator.CreateInstance(typeof(To<>).MakeGenericType(typeof(TResult), type))!);

    public abstract Task<Result<TResult>> RunAsync(IServiceProvider services, IInput<TResult> input, CancellationToken cancel);

    private sealed class To<TInput> : Dispatch<TResult> where TInput : IInput<TResult>
    {
        public override Task<Result<TResult>> RunAsync(IServiceProvider services, IInput<TResult> input, CancellationToken cancel) =>
            services.GetRequiredService<IOperation<TInput, TResult>>().RunAsync((TInput)input, cancel);
    }
}
