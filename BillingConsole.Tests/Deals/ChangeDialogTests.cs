using BillingConsole.Deals.Changing;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Subscriptions;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Deals;

/// <summary>A change of a running deal shows what it does before it is made.</summary>
public sealed class ChangeDialogTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);
    private PageContext pages = null!;
    private string deal = "";

    public async ValueTask InitializeAsync()
    {
        await DealWorld.FillAsync(host);
        deal = await host.AssignAsync("""{"customer":"acme","plan":"scale","overrides":[{"price":"base","amount":"80","reason":"two-year deal"}]}""");
        pages = new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await host.DisposeAsync();
    }

    private async Task<IRenderedComponent<ChangeDialog>> OpenAsync(string kind, string subject)
    {
        var view = (await pages.Services.GetRequiredService<Operations>().ReadAsync((SubscriptionQueries q) => q.FindAsync(deal, CancellationToken.None))).Value!;
        var dialog = pages.At<ChangeDialog>(Links.Subscription(deal), ("Deal", view));
        await pages.RaiseAsync(() => dialog.Find("#f-kind"), "onchange", new ChangeEventArgs { Value = kind });
        await pages.RaiseAsync(() => dialog.Find("#f-subject"), "onchange", new ChangeEventArgs { Value = subject });
        return dialog;
    }

    [Fact]
    public async Task Back_to_list_shows_the_list_price_before_it_is_made_and_asks_why()
    {
        var dialog = await OpenAsync("back_to_list", "base");
        await dialog.WaitForAssertionAsync(() => Assert.Contains("300.00", dialog.Find(".sums").TextContent, StringComparison.Ordinal), Patience);
        await pages.RaiseAsync(() => dialog.Find("form"), "onsubmit", EventArgs.Empty);
        await dialog.WaitForAssertionAsync(() => Assert.NotEmpty(dialog.FindAll("#f-reason-errors li")), Patience);
        Assert.Equal(1, (await host.GetAsync($"/subscriptions/{deal}"))["overrides"].GetArrayLength());
        await pages.RaiseAsync(() => dialog.Find("#f-reason"), "onchange", new ChangeEventArgs { Value = "the two years are over" });
        await pages.RaiseAsync(() => dialog.Find("form"), "onsubmit", EventArgs.Empty);
        await dialog.WaitForAssertionAsync(() => Assert.Empty(dialog.FindAll("#f-reason-errors li")), Patience);
        Assert.Equal(0, (await host.GetAsync($"/subscriptions/{deal}"))["overrides"].GetArrayLength());
    }

    [Fact]
    public async Task A_price_that_cannot_be_is_refused_beside_its_figure_while_it_is_typed()
    {
        var dialog = await OpenAsync("price", "base");
        await pages.TypeAsync(dialog, "[name='override.amount']", "-5");
        await dialog.WaitForAssertionAsync(() => Assert.NotEmpty(dialog.FindAll("#f-override-amount-errors li")), Patience);
        await dialog.InvokeAsync(() => pages.TypeAsync(dialog, "[name='override.amount']", "70"));
        await dialog.WaitForAssertionAsync(() => Assert.Contains("70.00", dialog.Find(".invoice").TextContent, StringComparison.Ordinal), Patience);
    }
}
