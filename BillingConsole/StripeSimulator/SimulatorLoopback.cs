using BillingConsole.StripeSimulator.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace BillingConsole.StripeSimulator;

/// <summary>
/// Carries HTTP calls to the simulator of the same process without a socket, so that a client need not know on which
/// address the process listens. The calls and the answers are the same bytes.
/// </summary>
public sealed class SimulatorLoopback : HttpMessageHandler
{
    internal const string Host = "stripe.simulator";

    private readonly WireEndpoint endpoint;
    private readonly IServiceProvider services;

    internal SimulatorLoopback(WireEndpoint endpoint, IServiceProvider services) => (this.endpoint, this.services) = (endpoint, services);

    /// <summary>What a client takes for Stripe's address.</summary>
    public static Uri Address { get; } = new($"http://{Host}/");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var lifetime = new Connection(cancellationToken);
        var http = new DefaultHttpContext { RequestServices = services };
        http.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        await WriteAsync(http, request, cancellationToken);
        http.Response.Body = body;
        await endpoint.ServeAsync(http);
        if (lifetime.IsCut) throw new HttpRequestException(HttpRequestError.ResponseEnded, "The simulator dropped the connection.");
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)http.Response.StatusCode) { RequestMessage = request, Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, values) in http.Response.Headers)
            if (!answer.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) answer.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        return answer;
    }

    private static async Task WriteAsync(DefaultHttpContext http, HttpRequestMessage request, CancellationToken cancel)
    {
        var (to, address) = (http.Request, request.RequestUri!);
        (to.Method, to.Scheme, to.Host, to.Path) = (request.Method.Method, address.Scheme, HostString.FromUriComponent(address), PathString.FromUriComponent(address));
        to.QueryString = QueryString.FromUriComponent(address);
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])) to.Headers[name] = values.ToArray();
        if (request.Content is not null) to.Body = new MemoryStream(await request.Content.ReadAsByteArrayAsync(cancel));
    }

    private sealed class Connection(CancellationToken cancel) : IHttpRequestLifetimeFeature
    {
        public bool IsCut { get; private set; }

        public CancellationToken RequestAborted { get; set; } = cancel;

        public void Abort() => IsCut = true;
    }
}
