using System.Reflection;
using BillingConsole.Platform;
using BillingConsole.Tests.House.Bait;

namespace BillingConsole.Tests.House.Walls;

public sealed class WallTests
{
    private static readonly Assembly House = typeof(PlatformSetup).Assembly;
    private static readonly Assembly Tests = typeof(WallTests).Assembly;
    private static readonly IReadOnlyList<Offence> Caught = Wall.Offences(Tests, typeof(Baits).Namespace!);

    public static TheoryData<string> RuleNames => [.. Rules.All.Select(r => r.Name)];

    [Fact]
    public void No_code_of_the_house_breaks_a_wall()
    {
        var offences = Wall.Offences(House);
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_rule_has_bait_that_it_catches(string rule) => Assert.Contains(Caught, o => o.Rule == rule);

    [Fact]
    public void All_bait_is_caught_for_what_it_breaks_and_nothing_else() =>
        Assert.Equal(
            Baits.All.Select(b => $"{b.Type.FullName}: {b.Breaks}").Order(),
            Caught.Select(o => $"{o.From.FullName}: {o.Rule}").Distinct().Order());

    [Fact]
    public void The_simulator_is_not_taken_for_stripe() =>
        Assert.False(Place.In("BillingConsole.StripeSimulator", "BillingConsole.Stripe"));

    [Fact]
    public void The_graph_has_no_way_round() =>
        Assert.All(Graph.Capabilities, c => Assert.DoesNotContain(c, Graph.Below(c)));

    [Fact]
    public void Every_folder_of_the_house_has_its_place_in_the_rules()
    {
        string[] others = ["Core", "Platform", "Shell"];
        var areas = House.GetTypes().Select(t => Place.Of(t, nameof(BillingConsole)).Area).Where(a => a.Length > 0).Distinct();
        Assert.Empty(areas.Except(Graph.Capabilities).Except(others));
    }
}
