using System.Text;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using BillingConsole.Usage.Importing;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TestContext = Xunit.TestContext;

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

    [Fact]
    public async Task A_received_file_is_counted_in_the_background_and_says_how_it_stands_whoever_looks()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var lines = string.Join('\n', Enumerable.Range(0, 2_500).Select(i => $$"""{"id":"{{i}}","source":"file","type":"sum","subject":"{{(i == 7 ? "nobody" : "acme")}}","time":"2026-01-05T10:00:00Z","data":{"v":1} }"""));
        var folder = Host.Services.GetRequiredService<ImportFolder>();
        var came = 0L;
        var stored = await folder.ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), bytes => Task.FromResult(came = bytes), TestContext.Current.CancellationToken);
        Assert.Equal(lines.Length, came);
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("import"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        Assert.True((await operations.RunAsync(new StartImport("../billing.db", "usage.ndjson", 1))).Refusals is [{ Field: "stored" }]);
        var id = (await operations.RunAsync(new StartImport(stored, "usage.ndjson", lines.Length))).Value;
        await Host.Services.GetRequiredService<ImportRunner>().RunWaitingAsync(TestContext.Current.CancellationToken);
        var import = (await operations.ReadAsync((ImportQueries q) => q.LatestAsync(10, CancellationToken.None))).Value.Single(i => i.Id == id);
        Assert.Equal((ImportStatus.Completed, 2_499, 1, lines.Length), (import.Status, import.Accepted, import.Refused, import.Read));
        Assert.Equal(2_499, await UsedAsync("sum", "acme"));
        Assert.True(folder.IsEmpty);
        Assert.Contains("unknown_subject", Encoding.UTF8.GetString((await operations.ReadAsync((ImportQueries q) => q.RefusedAsync(id, CancellationToken.None))).Value), StringComparison.Ordinal);
        await using var context = new PageContext(Host);
        context.Services.AddSingleton(folder);
        var page = context.At<ImportPage>(BillingConsole.Shell.Links.ImportEvents);
        page.WaitForAssertion(() => Assert.Contains("Read to its end", page.Markup));
        Assert.Contains("2,499", page.Markup);
        // As after a stop in the middle: what was counted before is known, and nothing counts twice.
        var again = await folder.ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), _ => Task.CompletedTask, TestContext.Current.CancellationToken);
        Assert.True((await operations.RunAsync(new StartImport(again, "usage.ndjson", lines.Length))).Ok);
        await Host.Services.GetRequiredService<ImportRunner>().RunWaitingAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 2_499), (await operations.ReadAsync((ImportQueries q) => q.LatestAsync(1, CancellationToken.None))).Value is [var second] ? (second.Accepted, second.Duplicates) : default);
    }

    [Fact]
    public async Task An_import_that_fails_stops_no_other_and_a_file_of_none_is_removed()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var cancel = TestContext.Current.CancellationToken;
        var (folder, runner) = (Host.Services.GetRequiredService<ImportFolder>(), Host.Services.GetRequiredService<ImportRunner>());
        Task<string> ReceiveAsync(string id) => folder.ReceiveAsync(
            new MemoryStream(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","source":"file","type":"sum","subject":"acme","time":"2026-01-05T10:00:00Z","data":{"v":1} }""")), _ => Task.CompletedTask, cancel);
        var (stray, broken, sound) = (await ReceiveAsync("0"), await ReceiveAsync("1"), await ReceiveAsync("2"));
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("import"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        foreach (var (stored, at) in new[] { (broken, Instant.FromUtc(2026, 1, 20, 10, 0)), (sound, Instant.FromUtc(2026, 1, 20, 11, 0)) })
            db.Add(new UsageImport { Id = new IdSource().New<UsageImport>(at), FileName = "usage.ndjson", Stored = stored, Size = 1, RequestedBy = "test", CreatedAt = at });
        await db.SaveChangesAsync(cancel);
        await runner.ForgetStrayAsync(cancel);
        Assert.Null(folder.Open(stray));
        // Nobody can name a path so, and reading it fails before the import begins.
        await db.Set<UsageImport>().Where(i => i.Stored == broken).ExecuteUpdateAsync(u => u.SetProperty(i => i.Stored, "no name of a file"), cancel);
        await runner.RunWaitingAsync(cancel);
        Assert.Equal(1, await UsedAsync("sum", "acme"));
        var latest = (await operations.ReadAsync((ImportQueries q) => q.LatestAsync(10, CancellationToken.None))).Value;
        Assert.Equal([ImportStatus.Completed, ImportStatus.Running], latest.Select(i => i.Status));
    }

    private async Task<FileImport> ImportAsync(string name, string text)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("import"));
        var (import, moves) = (new FileImport(scope.ServiceProvider.GetRequiredService<Operations>(), TimeProvider.System), 0);
        var refusals = await import.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, () => Task.FromResult(moves++), TestContext.Current.CancellationToken);
        Assert.Empty(refusals);
        Assert.Equal((import.Accepted + import.Duplicates + import.Refused) / 2_000, moves);
        return import;
    }
}
