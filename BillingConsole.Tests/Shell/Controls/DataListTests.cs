using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Tests.Shell.Controls;

public sealed class DataListTests : ScreenTest
{
    private readonly List<ListRequest> asked = [];
    private List<Row> rows = [.. Enumerable.Range(1, 5).Select(i => new Row($"INV-{i}", Money.Round(i * 10m, Currency.Of("USD"))))];

    private sealed record Row(string Number, Money Total);

    [Fact]
    public async Task Leafing_forth_and_back_stands_in_the_address()
    {
        Navigation.NavigateTo("/invoices");
        var list = List();
        Assert.Equal(["INV-1", "INV-2"], Numbers(list));
        await PressAsync(list, ".list-pages button:last-child");
        Assert.EndsWith("/invoices?cursor=2", Navigation.Uri, StringComparison.Ordinal);
        list.WaitForAssertion(() => Assert.Equal(["INV-3", "INV-4"], Numbers(list)));
        await PressAsync(list, ".list-pages button:first-child");
        list.WaitForAssertion(() => Assert.Equal(["INV-1", "INV-2"], Numbers(list)));
        Assert.EndsWith("/invoices", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_and_an_order_in_the_address_reach_the_query()
    {
        Navigation.NavigateTo("/invoices?status=open&overdue=true&from=2026-01-31&sort=-total");
        var list = List();
        var request = Assert.Single(asked);
        Assert.Equal("open", request.Text("status"));
        Assert.True(request.Flag("overdue"));
        Assert.Equal(new NodaTime.LocalDate(2026, 1, 31), request.Date("from"));
        Assert.Equal(new("total", true), request.Sort);
        Assert.Equal("descending", list.FindAll("th")[2].GetAttribute("aria-sort"));
        await PressAsync(list, "th .sort");
        list.WaitForAssertion(() => Assert.Null(asked[^1].Sort));
    }

    [Fact]
    public void A_changed_filter_starts_at_the_first_page()
    {
        Navigation.NavigateTo("/invoices?cursor=2");
        List();
        Navigation.Filter("status", "paid");
        Assert.EndsWith("/invoices?status=paid", Navigation.Uri, StringComparison.Ordinal);
        Assert.Null(asked[^1].Listing.Cursor);
    }

    [Fact]
    public void Nothing_at_all_offers_the_next_act_and_nothing_found_offers_to_clear_the_filters()
    {
        rows = [];
        Navigation.NavigateTo("/invoices");
        Assert.Contains("Run billing", List().Markup);
        Navigation.NavigateTo("/invoices?status=open&tab=all");
        var filtered = List();
        Assert.Contains("Nothing matches these filters", filtered.Markup);
        Assert.EndsWith("/invoices?tab=all", filtered.Find(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_list_says_why_and_can_be_tried_again()
    {
        Navigation.NavigateTo("/invoices?cursor=nonsense");
        var list = List(_ => throw new RefusedException(Refusal.Invalid("cursor", "Give a next_cursor of this list.")));
        Assert.Contains("Give a next_cursor of this list.", list.Find("[role=alert]").TextContent);
        Assert.Contains("Try again", list.Markup);
    }

    [Fact]
    public void Selected_rows_stay_selected_over_pages_and_are_handed_to_the_act()
    {
        Navigation.NavigateTo("/invoices");
        var list = List();
        list.FindAll("tbody input[type=checkbox]")[1].Change(true);
        Navigation.NavigateTo("/invoices?cursor=2");
        list.WaitForAssertion(() => Assert.Equal(["INV-3", "INV-4"], Numbers(list)));
        list.Find("thead input[type=checkbox]").Change(true);
        Assert.Contains("Finalise INV-2,INV-3,INV-4", list.Find(".list-bulk").TextContent);
    }

    private static IEnumerable<string> Numbers(IRenderedComponent<DataList<Row>> list) => list.FindAll("a.row-link").Select(a => a.TextContent);

    private Task<Result<PageOf<Row>>> TwoAsync(ListRequest request)
    {
        asked.Add(request);
        var from = request.Listing.Cursor is { } cursor ? int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return Task.FromResult<Result<PageOf<Row>>>(new PageOf<Row>([.. rows.Skip(from).Take(2)], from + 2 < rows.Count ? $"{from + 2}" : null));
    }

    private IRenderedComponent<DataList<Row>> List(Func<ListRequest, Task<Result<PageOf<Row>>>>? load = null) => Show<DataList<Row>>(p => p
        .Add(l => l.Load, load ?? TwoAsync).Add(l => l.Caption, "Invoices").Add(l => l.Key, r => r.Number).Add(l => l.Href, r => "/invoices/" + r.Number)
        .Add(l => l.Bulk, picked => builder => builder.AddContent(0, $"Finalise {string.Join(',', picked.Select(r => r.Number))}"))
        .Add(l => l.Empty, builder => builder.AddContent(0, "Run billing"))
        .AddChildContent<Column<Row>>(c => c.Add(x => x.Title, "Number").Add(x => x.Value, r => r.Number))
        .AddChildContent<Column<Row>>(c => c.Add(x => x.Title, "Total").Add(x => x.Value, r => r.Total).Add(x => x.Sort, "total").Add(x => x.End, true)));
}
