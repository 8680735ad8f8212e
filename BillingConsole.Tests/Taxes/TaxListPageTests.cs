using BillingConsole.Platform.Security;
using BillingConsole.Taxes;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BillingConsole.Tests.Taxes;

public sealed class TaxListPageTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_list_shows_what_the_api_made()
    {
        (await host.PostAsync("/taxes", new { code = "gst", name = "GST of the page", kind = "percentage", rate = "18" })).Expect(201);
        await using var pages = new PageContext(host);
        var page = pages.At<TaxListPage>("/taxes");
        page.WaitForState(() => page.Markup.Contains("GST of the page", StringComparison.Ordinal), Soon);
        Assert.Contains("18", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_new_tax_opens_the_dialog()
    {
        await using var pages = new PageContext(host);
        string? opened = null;
        pages.Services.GetRequiredService<DialogService>().OnOpen += (title, _, _, _) => opened = title;
        var page = pages.At<TaxListPage>("/taxes");
        // The dialog closes only when a person closes it, so nothing waits for the press to end.
        _ = pages.PressAsync(page, "button.button");
        page.WaitForState(() => opened is not null, Soon);
        Assert.Equal("New tax", opened);
    }

    [Fact]
    public async Task Who_may_not_edit_taxes_is_offered_no_new_tax()
    {
        await using var pages = new PageContext(host, Role.ReadOnly);
        var page = pages.At<TaxListPage>("/taxes");
        Assert.DoesNotContain("New tax", page.Markup, StringComparison.Ordinal);
    }
}
