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
        .. (from type in assembly.GetTypes()
            let place = Place.Of(type, root)
            where !place.IsOutside
            from used in Uses.Of(type)
            let other = Place.Of(used, root, House)
            where other.Type != place.Type
            from rule in Rules.All
            where rule.Forbids(place, other)
            select new Offence(rule.Name, place.Type, other.Type)).Distinct(),
    ];
}
