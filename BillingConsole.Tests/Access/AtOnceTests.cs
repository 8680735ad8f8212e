using BillingConsole.Customers;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Access;

public sealed class AtOnceTests
{
    [Fact]
    public async Task A_circuit_that_outlives_a_demotion_can_do_no_more_than_the_new_role()
    {
        await using var host = new ConsoleWithAdmin();
        var made = (await host.PostAsync("/users", new { email = "fin@example.com", role = "finance", password = Visit.Password })).Expect(201);
        await using var circuit = host.Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<CurrentActor>().Set(new(ActorKind.User, made["id"].GetString()!, "fin@example.com", Role.Finance));
        var operations = circuit.ServiceProvider.GetRequiredService<Operations>();
        Assert.True((await operations.RunAsync(new ChangeCompany(new() { Name = "Before" }), cancel: TestContext.Current.CancellationToken)).Ok);
        (await host.PatchAsync("/users/fin@example.com", new { role = "support" })).Expect(200);
        Assert.Equal(RefusalKind.Forbidden, (await operations.RunAsync(new ChangeCompany(new() { Name = "After" }), cancel: TestContext.Current.CancellationToken)).Refusals[0].Kind);
        (await host.PatchAsync("/users/fin@example.com", new { disabled = true })).Expect(200);
        Assert.Equal(RefusalKind.Unauthenticated, (await operations.RunAsync(new ChangeCompany(new() { Name = "After" }), cancel: TestContext.Current.CancellationToken)).Refusals[0].Kind);
    }

    [Fact]
    public async Task A_revoked_setup_key_does_not_come_back_with_a_restart()
    {
        using var directory = new TemporaryDirectory();
        await using (var first = new ConsoleHost { Settings = { ["Data:Directory"] = directory.Path } })
        {
            var keys = (await first.GetAsync("/api-keys")).Expect(200);
            (await first.DeleteAsync($"/api-keys/{keys["data.0.id"].GetString()}")).Expect(204);
        }
        await using var second = new ConsoleHost { Settings = { ["Data:Directory"] = directory.Path } };
        (await second.GetAsync("/api-keys")).Expect(401);
    }
}
