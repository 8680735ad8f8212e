using System.Diagnostics;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BillingConsole.Demo;

/// <summary>With <c>--demo</c>: loads the demo company before the first port opens, then says where it is and who may sign in.</summary>
public sealed class DemoAtStart(DemoLoading loading, IServiceScopeFactory scopes, IServer server, IHostApplicationLifetime life) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        Console.Out.WriteLine("Loading the demo company …");
        var loaded = await loading.RunAsync(cancellationToken);
        if (!loaded.Ok)
        {
            life.ApplicationStarted.Register(() => Console.Out.WriteLine($"The demo company was not loaded. {loaded.Refusals[0].Message}\nOpen {Address}"));
            return;
        }
        var users = await CreateUsersAsync(cancellationToken);
        life.ApplicationStarted.Register(() => Console.Out.WriteLine(Text(loaded.Value, users, watch.Elapsed)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Address => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "the console";

    private async Task<List<DemoUser>> CreateUsersAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("demo"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        var made = new List<DemoUser>();
        foreach (var user in DemoUsers.New())
            if (await DemoUsers.CreateAsync(operations, user, cancel)) made.Add(user);
        return made;
    }

    private string Text(DemoLoaded loaded, List<DemoUser> users, TimeSpan took) =>
        $"""

        {loaded.Company} is loaded: {loaded.Customers} customers and {loaded.Invoices} invoices, in {took.TotalSeconds:0.0} s.
        Open {Address} and sign in. The passwords are shown only this once:

        {string.Join('\n', users.Select(u => $"  {Platform.Data.Words.Of(u.Role),-10} {u.Email,-22} {u.Password}"))}

        """;
}
