using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Usage;

public sealed class TwoNodesTests
{
    private const string Now = "2026-01-20T12:00:00Z";

    [Fact]
    public async Task Two_nodes_that_take_in_the_same_events_at_once_count_each_once()
    {
        await using var first = ConsoleHost.OnPostgres(Now);
        (await first.PostAsync("/meters", new { code = "sum", name = "sum", event_type = "load", aggregation = "sum", value_property = "v" })).Expect(201);
        (await first.PostAsync("/meters", new { code = "peaks", name = "peaks", event_type = "load", aggregation = "max", value_property = "v", bucket = "hour" })).Expect(201);
        for (var c = 0; c < 3; c++) (await first.PostAsync("/customers", new { external_id = $"c{c}", name = $"c{c}", currency = "USD" })).Expect(201);
        await using var second = first.Beside();

        var random = new Random(7);
        var (count, batches) = (Counts.Of(4_000, 40_000), Counts.Of(60, 600));
        ConsoleHost[] nodes = [first, second];
        var sent = Enumerable.Range(0, batches).Select(b => (Node: nodes[b % 2], Events: Enumerable.Range(0, 200).Select(_ => random.Next(count)).ToArray())).ToList();
        var all = Enumerable.Range(0, count).Chunk(1_000).SelectMany(c => nodes.Select(n => (Node: n, Events: c)));
        var accepted = 0;
        await Parallel.ForEachAsync([.. sent, .. all], new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (work, _) =>
        {
            var answer = (await work.Node.PostAsync("/events", work.Events.Select(Event).ToArray())).Expect(200);
            Assert.Equal(0, answer["rejected"].GetArrayLength());
            Interlocked.Add(ref accepted, answer["accepted"].GetInt32());
        });

        Assert.Equal(count, accepted);
        for (var c = 0; c < 3; c++)
        {
            var mine = Enumerable.Range(0, count).Where(i => i % 3 == c).ToList();
            foreach (var node in nodes)
            {
                Assert.Equal($"{mine.Sum(ValueOf)}", (await node.GetAsync($"/meters/sum/usage?customer=c{c}&from=2026-01-01&to=2026-02-01")).Expect(200)["value"].GetString());
                Assert.Equal($"{mine.GroupBy(i => HourOf(i)).Sum(h => h.Max(ValueOf))}", (await node.GetAsync($"/meters/peaks/usage?customer=c{c}&from=2026-01-01&to=2026-02-01")).Expect(200)["value"].GetString());
            }
        }
        Assert.Equal(0, (await second.PostAsync("/usage/verify", "{}")).Expect(200)["drift"].GetArrayLength());
    }

    private static long ValueOf(int i) => i * 7919L % 1000;

    private static int HourOf(int i) => i * 31 % 400;

    private static object Event(int i) => new
    {
        id = $"e{i}", source = "nodes", type = "load", subject = $"c{i % 3}", time = $"2026-01-{1 + HourOf(i) / 24:00}T{HourOf(i) % 24:00}:{i % 60:00}:00Z", data = new { v = ValueOf(i) },
    };
}
