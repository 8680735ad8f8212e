using System.Collections.Concurrent;
using System.Reflection;
using BillingConsole.Platform.Security;

namespace BillingConsole.Platform.Operations;

/// <summary>What an input or a class of queries says of itself; attributes are slow to read, so they are read once.</summary>
internal sealed record Rules(Permission Needs, bool SavesNothing, bool CommitsInSteps)
{
    private static readonly ConcurrentDictionary<Type, Rules> Known = new();

    public static Rules Of(Type asked) => Known.GetOrAdd(asked, static type => new(
        type.GetCustomAttribute<NeedsAttribute>()?.Permission ?? throw new InvalidOperationException($"{type.Name} does not say who may: give it [Needs(…)]."),
        type.GetCustomAttribute<SavesNothingAttribute>() is not null, type.GetCustomAttribute<CommitsInStepsAttribute>() is not null));
}
