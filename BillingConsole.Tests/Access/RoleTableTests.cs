using System.Text.RegularExpressions;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Access;

/// <summary>Every route of the API with every role, taken from the running program's own endpoints.</summary>
public sealed class RoleTableTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Root = "/api/v1";

    [Fact]
    public void Every_route_of_the_API_has_a_cell_in_the_role_table() =>
        Assert.DoesNotContain(Routes(), r => RoleTable.Of(r) is null);

    [Theory]
    [InlineData("admin")]
    [InlineData("sales_ops")]
    [InlineData("finance")]
    [InlineData("support")]
    [InlineData("read_only")]
    [InlineData("ingest")]
    public async Task A_role_may_do_what_its_column_says_and_nothing_else(string role)
    {
        var client = await host.AsAsync(role);
        var wrong = new List<string>();
        foreach (var route in Routes())
        {
            var (method, path) = (route.Split(' ')[0], Regex.Replace(route.Split(' ')[1], @"\{[^}]*\}", "nope"));
            var status = (await client.AskAsync(new(method), path, method is "GET" or "DELETE" ? null : "{}")).Status;
            var may = RoleTable.Of(route)?.Contains(role) ?? false;
            if (status >= 500 || status == 401 || may == (status == 403)) wrong.Add($"{role} {route}: {status}, {(may ? "may" : "may not")}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_stranger_may_do_nothing()
    {
        var client = host.Anonymous();
        foreach (var route in Routes())
        {
            var (method, path) = (route.Split(' ')[0], Regex.Replace(route.Split(' ')[1], @"\{[^}]*\}", "nope"));
            Assert.Equal((route, 401), (route, (await client.AskAsync(new(method), path, method is "GET" or "DELETE" ? null : "{}")).Status));
        }
    }

    private List<string> Routes() =>
        [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith(Root, StringComparison.Ordinal) == true)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => $"{m} {e.RoutePattern.RawText![Root.Length..]}"))
            .Distinct().Order(StringComparer.Ordinal)];
}
