using BillingConsole.Usage;

namespace BillingConsole.Tests.Usage;

public sealed class NewIdentitiesTests
{
    private readonly NewIdentities identities = new(4);

    [Fact]
    public void When_enough_wait_they_leave_in_the_order_of_their_keys_and_are_known_until_the_last_has_left()
    {
        identities.Took([(50, 1), (-7, 2), (20, 3)], 0);
        Assert.Empty(identities.Due(10));
        identities.Took([(30, 4)], 0);
        Assert.Equal([(-7, 2), (20, 3), (30, 4)], identities.Due(3));
        Assert.Null(identities.EdgeAfter(3));
        identities.Took([(10, 5)], 3);
        Assert.Equal([(-7, 2), (10, 5), (50, 1)], identities.Find([-7, 10, 50, 60]));
        Assert.Equal([(50, 1)], identities.Due(3));
        Assert.Equal(4, identities.EdgeAfter(1));
        identities.Took([], 1);
        Assert.Equal([(10, 5)], identities.Find([-7, 10, 20, 30, 50]));
        Assert.Null(identities.EdgeAfter(10));
    }

    [Fact]
    public void Those_that_come_meanwhile_wait_for_those_that_leave()
    {
        identities.Took([(1, 1), (2, 2), (3, 3), (4, 4)], 0);
        identities.Took([(5, 5), (6, 6), (7, 7), (8, 8), (9, 9)], 3);
        Assert.Equal([(4, 4)], identities.Due(10));
        identities.Took([], 1);
        Assert.Equal([(5, 5), (6, 6), (7, 7), (8, 8), (9, 9)], identities.Due(10));
        Assert.Equal(9, identities.EdgeAfter(5));
    }

    [Fact]
    public void A_second_event_under_one_hash_is_seen_coming()
    {
        identities.Took([(1, 1)], 0);
        Assert.True(identities.Knows(1));
        Assert.False(identities.Knows(2));
        identities.Took([(1, 2)], 0);
        Assert.Equal([(1, 1)], identities.Find([1]));
    }
}
