using System.Reflection;
using BillingConsole.Platform.Operations;
using BillingConsole.Tests.House.Walls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Tests.House.Wiring;

/// <summary>What must be connected to something, found in compiled code; each check names what hangs loose.</summary>
internal static class Wires
{
    /// <summary>Inputs without a handler, or with several.</summary>
    public static IEnumerable<string> Inputs(IReadOnlyCollection<Type> types) =>
        from input in types
        from kind in Closed(input, typeof(IInput<>))
        let handlers = types.Count(t => !t.IsAbstract && Closed(t, typeof(IOperation<,>)).Any(o => o.GetGenericArguments() is [var taken, var given] && taken == input && given == kind.GetGenericArguments()[0]))
        where handlers != 1
        select $"{input.Name} has {handlers} operations";

    /// <summary>Inputs that do not say who may.</summary>
    public static IEnumerable<string> Rights(IEnumerable<Type> types) =>
        types.Where(t => !t.IsAbstract && Closed(t, typeof(IInput<>)).Any() && t.GetCustomAttribute<NeedsAttribute>() is null).Select(t => $"{t.Name} does not say who may");

    /// <summary>Operations and listeners that save by themselves: the lift commits, once.</summary>
    public static IEnumerable<string> Savers(IReadOnlyCollection<Type> types) =>
        from type in types
        let owner = Outermost(type)
        where Closed(owner, typeof(IOperation<,>)).Concat(Closed(owner, typeof(IListener<>))).Any()
        from method in Methods(type)
        from called in Il.MembersIn(method)
        where called.Name is "SaveChanges" or "SaveChangesAsync" or "BeginTransactionAsync" or "CommitAsync"
        where owner.GetInterfaces().All(i => !StepsByItself(i))
        select $"{owner.Name} calls {called.Name}";

    /// <summary>Setup methods (Add…, Map…, Use… of a house's static class) that nobody calls.</summary>
    public static IEnumerable<string> Setups(IReadOnlyCollection<Type> types)
    {
        var called = types.SelectMany(Methods).SelectMany(Il.MembersIn).OfType<MethodInfo>().Select(Definition).ToHashSet();
        return from type in types
               where type is { IsAbstract: true, IsSealed: true } && (type.Name.EndsWith("Api", StringComparison.Ordinal) || type.Name.EndsWith("Setup", StringComparison.Ordinal))
               from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
               where method.Name.StartsWith("Map", StringComparison.Ordinal) || method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Use", StringComparison.Ordinal)
               where !method.Name.Contains('<', StringComparison.Ordinal) && !called.Contains(Definition(method))
               select $"{type.Name}.{method.Name} is never called";
    }

    /// <summary>Addresses that two pages claim.</summary>
    public static IEnumerable<string> Pages(IEnumerable<Type> types) =>
        from page in types
        from route in page.GetCustomAttributes<RouteAttribute>(inherit: false)
        group page.Name by System.Text.RegularExpressions.Regex.Replace(route.Template, @"\{[^}]*\}", "{}").ToUpperInvariant() into claims
        where claims.Count() > 1
        select $"{claims.Key} is claimed by {string.Join(" and ", claims)}";

    /// <summary>Interfaces with one implementation in their own area: there is no wall that they open, so they only hide it.</summary>
    public static IEnumerable<string> Interfaces(IReadOnlyCollection<Type> types, string root) =>
        from face in types
        where face.IsInterface
        let own = types.Where(t => !t.IsInterface && t.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == face)).ToList()
        where own.Count == 1 && Place.Of(own[0], root).Area == Place.Of(face, root).Area
        select $"{face.Name} has {own[0].Name} alone";

    private static bool StepsByItself(Type kind) =>
        kind.IsGenericType && kind.GetGenericArguments()[0].GetCustomAttribute<CommitsInStepsAttribute>() is not null;

    private static IEnumerable<Type> Closed(Type type, Type open) => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all));
    }

    private static (Module, int) Definition(MethodInfo method) => (method.Module, method.MetadataToken);

    private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;
}
