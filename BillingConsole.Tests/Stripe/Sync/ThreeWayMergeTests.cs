using BillingConsole.Customers;
using BillingConsole.Stripe.Sync;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

public sealed class ThreeWayMergeTests
{
    private static readonly SharedFields Bob = new() { Name = "Bob", Email = "bob@x.io", Phone = "1" };

    public static TheoryData<string, SharedFields, SharedFields, SharedFields, int> Cases => new()
    {
        { "nobody changed anything", Bob, Bob, Bob, 0 },
        { "Stripe changed the phone", Bob, Bob with { Phone = "2" }, Bob with { Phone = "2" }, 0 },
        { "the console changed the name", Bob with { Name = "Rob" }, Bob, Bob with { Name = "Rob" }, 0 },
        { "each changed another field", Bob with { Name = "Rob" }, Bob with { Phone = "2" }, Bob with { Name = "Rob", Phone = "2" }, 0 },
        { "both made the same change", Bob with { Name = "Rob" }, Bob with { Name = "Rob" }, Bob with { Name = "Rob" }, 0 },
        { "both changed the name: the console's rule", Bob with { Name = "Rob" }, Bob with { Name = "Robert" }, Bob with { Name = "Rob" }, 1 },
        { "both changed the phone: Stripe's rule", Bob with { Phone = "2" }, Bob with { Phone = "3" }, Bob with { Phone = "3" }, 1 },
        { "Stripe emptied the phone, the console changed the name", Bob with { Name = "Rob" }, Bob with { Phone = null }, Bob with { Name = "Rob", Phone = null }, 0 },
        { "an address is one field", Bob with { Address = new() { City = "Ulm" } }, Bob with { Address = new() { Country = "DE" } }, Bob with { Address = new() { Country = "DE" } }, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_two_sides_come_together_by_what_they_agreed_on(string what, SharedFields console, SharedFields stripe, SharedFields merged, int conflicts)
    {
        var result = ThreeWayMerge.Of(Bob, console, stripe, FieldTimes.Unknown, new());
        Assert.True(merged == result.Merged && conflicts == result.Conflicts.Count, $"{what}: {result}");
        Assert.Equal(result.Merged.DifferencesTo(console), result.ToConsole);
        Assert.Equal(result.Merged.DifferencesTo(stripe), result.ToStripe);
    }

    [Theory]
    [InlineData(160, 100, "b@x.io", true)]
    [InlineData(100, 160, "a@x.io", true)]
    [InlineData(100, 100, "a@x.io", false)]
    public void The_later_write_wins_and_a_tie_is_left_to_the_rule(int consoleAt, int stripeAt, string email, bool byTime)
    {
        var times = new FieldTimes(At(consoleAt), At(stripeAt));
        var result = ThreeWayMerge.Of(Bob, Bob with { Email = "b@x.io" }, Bob with { Email = "a@x.io" }, times, new());
        Assert.Equal(email, result.Merged.Email);
        Assert.Equal(byTime, Assert.Single(result.Conflicts).ByTime);
        static Dictionary<SyncField, Instant> At(int second) => new() { [SyncField.Email] = Instant.FromUnixTimeSeconds(second) };
    }

    [Fact]
    public void Half_a_second_later_is_a_tie_because_stripe_counts_whole_seconds()
    {
        var times = new FieldTimes(
            new Dictionary<SyncField, Instant> { [SyncField.Email] = Instant.FromUnixTimeMilliseconds(100_900) },
            new Dictionary<SyncField, Instant> { [SyncField.Email] = Instant.FromUnixTimeSeconds(100) });
        var result = ThreeWayMerge.Of(Bob, Bob with { Email = "b@x.io" }, Bob with { Email = "a@x.io" }, times, new() { Email = SyncSide.Stripe });
        Assert.Equal("a@x.io", result.Merged.Email);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_laws_hold_for_any_two_sides(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var (agreed, console, stripe) = (Any(random), Any(random), Any(random));
            var result = ThreeWayMerge.Of(agreed, console, stripe, FieldTimes.Unknown, new());
            var why = $"seed {seed}, round {i}: {agreed} | {console} | {stripe}";
            Assert.True(Swapped(agreed, console, stripe).Merged == result.Merged, $"Who is called which side matters. {why}");
            Assert.True(Quiet(ThreeWayMerge.Of(result.Merged, result.Merged, result.Merged, FieldTimes.Unknown, new())), $"An echo is not silent. {why}");
            var after = ThreeWayMerge.Of(stripe, result.Merged, stripe, FieldTimes.Unknown, new());
            Assert.True(after.Merged == result.Merged && after.ToConsole.Count == 0 && after.Conflicts.Count == 0, $"Merging again finds something new. {why}");
            Assert.True(SharedFields.All.All(f => result.Merged.Agrees(f, console) || result.Merged.Agrees(f, stripe)), $"A value nobody wrote. {why}");
        }
    }

    private static MergeResult Swapped(SharedFields agreed, SharedFields console, SharedFields stripe)
    {
        var rules = new WinnerRules();
        SyncSide Other(SyncField field) => rules.Of(field) == SyncSide.Console ? SyncSide.Stripe : SyncSide.Console;
        return ThreeWayMerge.Of(agreed, stripe, console, FieldTimes.Unknown, new()
        {
            Name = Other(SyncField.Name), Email = Other(SyncField.Email), Phone = Other(SyncField.Phone), Address = Other(SyncField.Address),
            PreferredLocale = Other(SyncField.PreferredLocale), TaxExempt = Other(SyncField.TaxExempt),
        });
    }

    private static bool Quiet(MergeResult result) => result.ToConsole.Count == 0 && result.ToStripe.Count == 0 && result.Conflicts.Count == 0;

    private static SharedFields Any(Random random) => new()
    {
        Name = Pick(random), Email = Pick(random), Phone = Pick(random), Address = new Address { City = Pick(random), Country = Pick(random) },
        PreferredLocale = Pick(random), TaxExempt = random.Next(2) == 0 ? SharedFields.NotExempt : SharedFields.Exempt,
    };

    private static string? Pick(Random random) => random.Next(3) switch { 0 => null, 1 => "a", _ => "b" };
}
