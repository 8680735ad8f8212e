using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Access;

public sealed class PostgresHostTests
{
    [Fact]
    public async Task The_console_starts_on_postgresql_with_the_key_of_the_configuration()
    {
        await using var host = ConsoleHost.OnPostgres();
        (await host.PostAsync("/customers", new { name = "Acme", currency = "USD" })).Expect(201);
        Assert.Equal(1, (await host.GetAsync("/customers"))["data"].GetArrayLength());
    }
}
