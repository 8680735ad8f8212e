using System.Text;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using BillingConsole.Usage.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Usage;

public sealed class ImportTests : UsageSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);

    [Fact]
    public async Task A_table_is_counted_once_however_often_it_is_sent_and_its_refused_rows_are_named()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var table = new StringBuilder("type,subject,time,v,note\r\n");
        for (var i = 0; i < 4_500; i++) table.Append(i == 3 ? "sum,nobody,2026-01-05T10:00:00Z,1,\r\n" : "sum,acme,2026-01-05T10:00:00Z,2,\"said \"\"yes\"\", twice\nand again\"\r\n");
        // The first attempt breaks off in the middle.
        var half = await ImportAsync("usage.csv", table.ToString()[..(table.Length / 2)]);
        Assert.True(half.Accepted is > 2_000 and < 2_500);
        var whole = await ImportAsync("usage.csv", table.ToString());
        Assert.Equal((4_499, 1), (whole.Accepted + whole.Duplicates, whole.Refused));
        Assert.True(whole.Duplicates > 2_000);
        Assert.Equal((5, "row-5", "unknown_subject"), whole.Rows is [var row] ? (row.Line, row.Id, row.Code) : default);
        var again = await ImportAsync("usage.csv", table.ToString());
        Assert.Equal((0, 4_499), (again.Accepted, again.Duplicates));
        Assert.Equal(2 * 4_499, await UsedAsync("sum", "acme"));
        Assert.Contains("said \\\"yes\\\", twice\\nand again", (await Host.GetAsync("/events?customer=acme&limit=1")).Text.Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        await NoDriftAsync();
    }

    [Fact]
    public async Task Lines_of_json_keep_their_own_names_and_a_broken_one_is_refused_alone()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        const string lines = """
            {"id":"1","source":"file","type":"sum","subject":"acme","time":"2026-01-05T10:00:00Z","data":{"v":"1.5"}}

            {"id":"2","source":"file"
            {"id":"3","source":"file","type":"sum","subject":"acme","time":"2026-01-05T11:00:00Z","data":{"v":2}}
            """;
        var import = await ImportAsync("usage.ndjson", lines);
        Assert.Equal((2, 1, 3), (import.Accepted, import.Refused, import.Rows[0].Line));
        Assert.Equal(3.5m, await UsedAsync("sum", "acme"));
    }

    private async Task<FileImport> ImportAsync(string name, string text)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("import"));
        var (import, moves) = (new FileImport(scope.ServiceProvider.GetRequiredService<Operations>(), TimeProvider.System), 0);
        var refusals = await import.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, () => Task.FromResult(moves++), TestContext.Current.CancellationToken);
        Assert.Empty(refusals);
        Assert.True(moves > 0);
        return import;
    }
}
