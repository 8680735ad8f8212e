using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using NodaTime;

namespace BillingConsole.Tests.Browser;

/// <summary>Every page of the menu, in both themes and on a small screen: no fault, nothing inaccessible.</summary>
public sealed class EveryPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public Task Every_page_opens_without_a_fault_and_is_accessible() => Walk.PastAsync(site, "",
        new NavigationMap().For(new Viewer(DateTimeZone.Utc, Actor.Job("every-page"))).SelectMany(a => a.Entries).Select(e => (e.Title.Replace(' ', '-'), e.Href)));
}
