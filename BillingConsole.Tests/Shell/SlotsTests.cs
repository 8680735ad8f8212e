using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using BillingConsole.Shell.Search;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BillingConsole.Tests.Shell;

public sealed class SlotsTests : ScreenTest
{
    [Fact]
    public void A_slot_shows_what_the_viewer_may_see_in_its_order()
    {
        var slots = new Slots(new ServiceCollection()
            .AddSlot<Skeleton>(SlotName.CustomerTab, "Keys & secrets", 1, Permission.Administer)
            .AddSlot<Skeleton>(SlotName.CustomerTab, "Usage", 20).AddSlot<Skeleton>(SlotName.CustomerTab, "Overview", 0).AddSlot<Skeleton>(SlotName.HomeCard, "Other", 0)
            .BuildServiceProvider().GetServices<Slot>());
        Assert.Equal(["overview", "keys-secrets", "usage"], slots.In(SlotName.CustomerTab, Someone()).Select(s => s.Key));
        Assert.Equal(["overview", "usage"], slots.In(SlotName.CustomerTab, Someone(Role.Support)).Select(s => s.Key));
        Assert.Empty(slots.In(SlotName.CustomerTab, Viewer.Stranger));
    }

    [Fact]
    public void The_menu_has_only_pages_that_exist_and_may_be_opened()
    {
        var map = new NavigationMap(new HashSet<string> { Links.Home, Links.Customers, Links.Users });
        IEnumerable<string> Seen(Role role) => map.For(Someone(role)).SelectMany(a => a.Entries).Select(e => e.Href);
        Assert.Equal([Links.Home, Links.Customers, Links.Users], Seen(Role.Admin));
        Assert.Equal([Links.Home, Links.Customers], Seen(Role.ReadOnly));
    }

    [Fact]
    public void The_open_tab_stands_in_the_address()
    {
        Navigation.NavigateTo("/customers/acme?tab=usage&cursor=5");
        var tabs = Show<Tabs>(p => p.Add(t => t.All, [new("overview", "Overview", b => b.AddContent(0, "All about")), new("usage", "Usage", b => b.AddContent(0, "So much"))]));
        Assert.Contains("So much", tabs.Markup);
        Assert.Equal("Usage", tabs.Find("[aria-current=page]").TextContent);
        Assert.Equal("/customers/acme?tab=overview", tabs.Find("a").GetAttribute("href"));
        Navigation.NavigateTo("/customers/acme");
        tabs.WaitForAssertion(() => Assert.Contains("All about", tabs.Markup));
    }

    [Fact]
    public async Task A_failing_source_does_not_spoil_the_search()
    {
        var map = new NavigationMap(new HashSet<string> { Links.Home, Links.Customers });
        var search = new SearchRun([new Broken(), new PageSearch(map)], NullLogger<SearchRun>.Instance);
        var groups = await search.FindAsync(" cust ", Someone(), CancellationToken.None);
        Assert.Equal(Links.Customers, Assert.Single(Assert.Single(groups).Hits).Href);
    }

    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("ada@example.com", "AE")]
    [InlineData("o\u0302scar", "O\u0302")]
    [InlineData("", "")]
    public void Initials_are_whole_letters(string name, string expected) => Assert.Equal(expected, UserMenu.Initials(name));

    [Fact]
    public void An_address_carries_only_what_is_said()
    {
        Assert.Equal("/invoices?customer=a%26b&overdue=true", Links.InvoicesOf("a&b", overdue: true));
        Assert.Equal("/customers/a%2Fb", Links.Customer("a/b"));
        Assert.Equal("/invoices", Links.InvoicesOf());
    }

    private sealed class Broken : ISearchSource
    {
        public string Title => "Broken";

        public int Order => 0;

        public Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel) => throw new InvalidOperationException("down");
    }
}
