using System.Net.Http.Headers;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>Requests of one event each, from many senders that wait for their answers; and the same to a server that only reads them and answers.</summary>
internal static class SingleEvents
{
    public const int Senders = 64;
    private const int Events = 60_000;

    // As many as it takes until the runtime has compiled all of the way for good, a quarter of a minute here.
    private const int Before = 80_000;
    private const int ByClient = 20_000;
    private const string Path = "/api/v1/events";
    private const string Type = "application/cloudevents-batch+json";
    private static readonly byte[] Answer = """{"accepted":1,"duplicates":0,"rejected":[]}"""u8.ToArray();
    private static readonly byte[] Accepted = "\"accepted\":1"u8.ToArray();

    /// <param name="body">The body of an event by its number; never one of before.</param>
    public static async Task<Pace> MeasureAsync(Uri console, Func<int, byte[]> body)
    {
        var requests = Enumerable.Range(0, Before + Events).Select(i => PlainSender.Request(Path, ConsoleHost.AdminKey, Type, body(i))).ToArray();
        var senders = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => PlainSender.OpenAsync(console)));
        await SendAsync(senders, requests, 0, Before);
        var pace = await Pace.OfAsync(Events, () => SendAsync(senders, requests, Before, requests.Length));
        foreach (var sender in senders) sender.Dispose();
        return pace;
    }

    /// <summary>What the senders and the server cost by themselves.</summary>
    public static async Task<Pace> MeasureBareAsync(Func<int, byte[]> body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(AnswerAsync);
        await app.StartAsync();
        return await MeasureAsync(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), body);
    }

    /// <summary>As a program that was written without care for what a request costs.</summary>
    public static async Task<Pace> MeasureByClientAsync(HttpClient client, Func<int, byte[]> body)
    {
        var bodies = Enumerable.Range(0, ByClient).Select(body).ToList();
        return await Pace.OfAsync(ByClient, () => Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (one, _) => await PostAsync(client, one)));
    }

    public static async Task PostAsync(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(Type) } };
        using var answer = await client.PostAsync(new Uri(Path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var body = new byte[http.Request.ContentLength!.Value];
        await http.Request.Body.ReadExactlyAsync(body);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(Answer);
    }

    /// <summary>Each sender takes the next request as soon as its last is answered.</summary>
    private static Task SendAsync(PlainSender[] senders, byte[][] requests, int from, int to)
    {
        var next = from - 1;
        async Task RunAsync(PlainSender sender)
        {
            while (Interlocked.Increment(ref next) is var mine && mine < to) await sender.SendAsync(requests[mine], Accepted);
        }
        return Task.WhenAll(senders.Select(s => Task.Run(() => RunAsync(s))));
    }
}
