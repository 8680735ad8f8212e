using System.Reflection;

namespace BillingConsole.Tests.House.Walls;

internal sealed record Offence(string Rule, Type From, Type To)
{
    public override string ToString() => $"{Rule}: {From.FullName} uses {To.FullName}";
}

/// <summary>Holds the rules against the compiled code below one root namespace.</summary>
internal static class Wall
{
    private const string House = "BillingConsole";

    public static IReadOnlyList<Offence> Offences(Assembly assembly, string root = House) =>
    [
        .. from types in assembly.GetTypes().GroupBy(t => Place.Of(t, root))
           where !types.Key.IsOutside
           let used = types.SelectMany(Uses.Of).Select(t => Place.Of(t, root, House)).Distinct().Where(u => u.Type != types.Key.Type).ToList()
           let place = types.Key.Part == Part.Rules && used.Any(u => u.IsScreen) ? types.Key with { Part = Part.Page } : types.Key
           from other in used
           from rule in Rules.All
           where rule.Forbids(place, other)
           select new Offence(rule.Name, place.Type, other.Type),
    ];
}
