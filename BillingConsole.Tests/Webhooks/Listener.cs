using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingConsole.Tests.Webhooks;

/// <summary>One call as it came over the wire.</summary>
internal sealed record Heard(string Path, string Id, string Timestamp, string Signature, string Body, string ContentType);

/// <summary>Another program, listening over real HTTP on this machine.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;

    private Listener(WebApplication app) => this.app = app;

    public ConcurrentQueue<Heard> Calls { get; } = new();

    /// <summary>What it answers; 200 unless told otherwise.</summary>
    public Func<HttpContext, Task> Answers { get; set; } = _ => Task.CompletedTask;

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<Heard> Of(string type) => [.. Calls.Where(c => c.Body.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal))];

    public void Answer(int status) => Answers = http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static async Task<Listener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var listener = new Listener(app);
        app.Run(listener.HearAsync);
        await app.StartAsync();
        return listener;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HearAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        string Header(string name) => http.Request.Headers[name].ToString();
        Calls.Enqueue(new(http.Request.Path, Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body, Header("content-type")));
        await Answers(http);
    }
}
