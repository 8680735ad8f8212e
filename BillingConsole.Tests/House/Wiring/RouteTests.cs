using System.Net;
using System.Reflection;
using BillingConsole.Platform.Http;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.House.Wiring;

public sealed class RouteTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    /// <summary>What a stranger may ask for: the entrance, the health checks, files that hold no data, and what is guarded by a signature, a key or an address nobody guesses.</summary>
    private static readonly string[] Open =
        ["login", "logout", "setup", "invitation", "pay", "healthz", "readyz", "not-found", "error", "_framework", "_content", "_blazor", "favicon", "app", "reconnect", "stripe/webhook", "v1", "simulator/pay/{session}", "simulator/pay/{session}/authenticate", "simulator/link/{link}"];

    private static readonly string[] Entrance = ["/login", "/setup"];

    /// <summary>Addresses whose pages are still to come; a page that comes is taken off, and none is added.</summary>
    private static readonly string[] ToCome =
    [
        "Invoices", "NewInvoicePage", "BillingRuns", "Payments",
        "UsageDrift", "Stripe", "Webhooks", "EditPlan", "MeterStudio", "EditCustomer", "ChangePlan",
        "CancelSubscription", "Invoice", "ExplainInvoice", "InvoicePdf", "NewInvoice", "InvoicesOf", "BillingRun", "Payment", "PaymentLink",
        "Webhook", "User",
    ];

    private IEnumerable<RouteEndpoint> Routes => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Every_link_leads_to_a_page() =>
        Silent(Links().Where(l => !ToCome.Contains(l.Name) && !Routes.Any(r => Matches(r, l.Address))).Select(l => $"Links.{l.Name} leads to {l.Address}, where nothing is"));

    [Fact]
    public void Only_the_entrance_is_open_to_strangers() =>
        Silent(from route in Routes
               where route.Metadata.GetMetadata<IAllowAnonymous>() is not null
               let path = PathOf(route)
               where !path.Contains('.', StringComparison.Ordinal) && !Open.Contains(path) && !Open.Contains(path.Split('/')[0])
               select path);

    [Fact]
    public void Every_route_of_the_api_admits_keys_alone() =>
        Silent(from route in Routes
               where PathOf(route).StartsWith("api/", StringComparison.Ordinal)
               where route.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy != HttpSetup.ApiPolicy)
               select PathOf(route));

    [Fact]
    public async Task A_stranger_is_turned_away_at_every_closed_route()
    {
        using var stranger = host.Anonymous();
        var let = new List<string>();
        foreach (var route in Routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var request = Ask(route);
            using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
            if (!IsTurnedAway(answer)) let.Add($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode}");
        }
        Silent(let);
    }

    private static HttpRequestMessage Ask(RouteEndpoint route)
    {
        var method = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
        var segments = route.RoutePattern.PathSegments.Select(s => s.Parts is [RoutePatternLiteralPart literal] ? literal.Content : "x");
        return new(new(method), "/" + string.Join('/', segments));
    }

    private static bool IsTurnedAway(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Unauthorized
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location is { } to && Entrance.Any(e => to.ToString().Contains(e, StringComparison.Ordinal)));

    private static string PathOf(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/');

    private static IEnumerable<(string Name, string Address)> Links() =>
        typeof(Links).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (f.Name, (string)f.GetRawConstantValue()!))
            .Concat(typeof(Links).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.Name != "With")
                .Select(m => (m.Name, (string)m.Invoke(null, [.. m.GetParameters().Select(p => p.ParameterType == typeof(bool) ? (object)false : "x")])!)));

    private static bool Matches(RouteEndpoint route, string address)
    {
        if (route.RoutePattern.PathSegments.Any(s => s.Parts.Any(p => p is RoutePatternParameterPart { IsCatchAll: true }))) return false;
        return new TemplateMatcher(new(route.RoutePattern), []).TryMatch(address.Split('?')[0], []);
    }

    private static void Silent(IEnumerable<string> complaints)
    {
        var all = complaints.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
