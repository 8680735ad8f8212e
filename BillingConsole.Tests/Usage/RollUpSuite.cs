using BillingConsole.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Tests.Usage;

public sealed class RollUpsOnSqlite : RollUpSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);
}

public sealed class RollUpsOnPostgres : RollUpSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

public abstract class RollUpSuite : UsageSuite
{
    private static readonly string[] Kinds = ["prod", "stage"];

    [Fact]
    public async Task Peaks_of_10_15_and_8_an_hour_are_33_and_120_once_is_120()
    {
        await MeterAsync("memory", "max", "hour");
        await MeterAsync("once", "max");
        await CustomerAsync("acme", "Asia/Kolkata");
        await SendAsync(
            Event("1", "memory", "acme", "2026-01-05T10:05:00Z", 10), Event("2", "memory", "acme", "2026-01-05T10:20:00Z", 7),
            Event("3", "memory", "acme", "2026-01-05T11:10:00Z", 15), Event("4", "memory", "acme", "2026-01-05T12:40:00Z", 8),
            Event("5", "once", "acme", "2026-01-05T10:05:00Z", 120), Event("6", "once", "acme", "2026-01-07T10:05:00Z", 3));
        Assert.Equal((33, 120), (await UsedAsync("memory", "acme"), await UsedAsync("once", "acme")));
        var hours = (await Host.GetAsync("/meters/memory/usage?customer=acme&from=2026-01-01&to=2026-02-01")).Expect(200)["buckets"].EnumerateArray();
        Assert.Equal(["1 of 2", "3 of 1", "4 of 1"], hours.Select(h => $"{h.GetProperty("peak_event").GetString()} of {h.GetProperty("events").GetInt64()}"));
        await NoDriftAsync();
    }

    [Fact]
    public async Task An_event_on_a_border_belongs_to_the_window_that_begins_there()
    {
        await MeterAsync("memory", "max", "day");
        await CustomerAsync("acme", "Asia/Kolkata");
        await SendAsync(Event("1", "memory", "acme", "2026-01-05T18:29:59.999999Z", 10), Event("2", "memory", "acme", "2026-01-05T18:30:00Z", 20));
        var days = (await Host.GetAsync("/meters/memory/usage?customer=acme&from=2026-01-05&to=2026-01-07&window=day")).Expect(200);
        Assert.Equal(["10", "20"], days["buckets"].EnumerateArray().Select(b => b.GetProperty("value").GetString()));
        Assert.Equal("2026-01-05T18:30:00Z", days["buckets.1.start"].GetString());
    }

    [Fact]
    public async Task Groups_peak_apart_and_filters_leave_out()
    {
        await MeterAsync("memory", "max", "hour", ["region", "tier"], new { kind = Kinds });
        await CustomerAsync("acme");
        await SendAsync(
            Event("1", "memory", "acme", "2026-01-05T10:05:00Z", new { v = 10, region = "eu", tier = "a|b", kind = "prod" }),
            Event("2", "memory", "acme", "2026-01-05T10:06:00Z", new { v = 4, region = "eu|a", tier = "b", kind = "stage" }),
            Event("3", "memory", "acme", "2026-01-05T10:07:00Z", new { v = 6, region = "eu", tier = "a|b", kind = "prod" }),
            Event("4", "memory", "acme", "2026-01-05T10:08:00Z", new { v = 99, region = "eu", kind = "test" }),
            Event("5", "memory", "acme", "2026-01-05T10:09:00Z", new { region = "eu" }));
        Assert.Equal(14, await UsedAsync("memory", "acme"));
        await NoDriftAsync();
    }

    [Theory]
    [InlineData("count", "4")]
    [InlineData("sum", "16")]
    [InlineData("max", "7")]
    [InlineData("latest", "4")]
    [InlineData("average", "4")]
    [InlineData("unique_count", "3")]
    [InlineData("weighted_sum", "4")]
    public async Task Every_aggregation_reads_what_was_sent(string aggregation, string expected)
    {
        await MeterAsync("m", aggregation);
        await CustomerAsync("acme");
        await SendAsync(
            Event("1", "m", "acme", "2026-01-19T00:00:00Z", 1), Event("2", "m", "acme", "2026-01-19T18:00:00Z", 4),
            Event("3", "m", "acme", "2026-01-19T06:00:00Z", 7), Event("4", "m", "acme", "2026-01-19T12:00:00Z", 4));
        Assert.Equal(expected, (await Host.GetAsync("/meters/m/usage?customer=acme&from=2026-01-19&to=2026-01-20")).Expect(200)["value"].GetString());
        await NoDriftAsync();
    }

    /// <summary>The value is the hour that the clock shows; two is shown twice on the day of 25 hours, and not at all on that of 23.</summary>

    [Theory]
    [InlineData("2025-10-26", 25, "11.12", "23", "24", "11.12")]
    [InlineData("2025-03-30", 23, "11.913043478261", "23", "23", "11.913043478261")]
    public async Task Days_on_which_the_clocks_change_are_read_as_long_as_they_are(string day, int hours, params string[] expected)
    {
        var kinds = new[] { "average", "latest", "unique_count", "weighted_sum" };
        foreach (var kind in kinds) await MeterAsync(kind, kind, "day", type: "clock");
        await CustomerAsync("acme", "Europe/Berlin");
        var (zone, date) = (DateTimeZoneProviders.Tzdb["Europe/Berlin"], LocalDatePattern.Iso.Parse(day).Value);
        var midnight = zone.AtStartOfDay(date).ToInstant();
        await SendAsync([.. Enumerable.Range(0, hours).Select(h => midnight + Duration.FromHours(h)).Select((at, i) => Event($"{i}", "clock", "acme", at.ToString(), at.InZone(zone).Hour))]);
        var used = new List<string?>();
        foreach (var kind in kinds) used.Add((await Host.GetAsync($"/meters/{kind}/usage?customer=acme&from={day}&to={date.PlusDays(1):uuuu-MM-dd}")).Expect(200)["value"].GetString());
        Assert.Equal(expected, used);
        var windows = (await Host.GetAsync($"/meters/average/usage?customer=acme&from={day}&to={date.PlusDays(1):uuuu-MM-dd}&window=hour")).Expect(200)["buckets"];
        Assert.Equal((hours, hours), (windows.GetArrayLength(), windows.EnumerateArray().Sum(w => w.GetProperty("events").GetInt32())));
        await NoDriftAsync();
    }

    [Fact]
    public async Task Quantities_keep_every_digit_over_their_whole_range()
    {
        await MeterAsync("sum");
        await MeterAsync("peak", "max", "hour", type: "sum");
        await CustomerAsync("acme");
        await SendAsync(
            Event("1", "sum", "acme", "2026-01-05T10:00:00Z", new { v = "999999999999999.000000000001" }), Event("2", "sum", "acme", "2026-01-05T10:01:00Z", new { v = "0.000000000001" }));
        Assert.Equal((999999999999999.000000000002m, 999999999999999.000000000001m), (await UsedAsync("sum", "acme"), await UsedAsync("peak", "acme")));
        var refused = (await Host.PostAsync("/events", new[]
        {
            Event("3", "sum", "acme", null, new { v = "1000000000000000.1" }), Event("4", "sum", "acme", null, new { v = "0.0000000000001" }),
            Event("5", "sum", "acme", null, new { v = "1e-30" }), Event("6", "sum", "acme", null, new { v = "0.1234567890123456789012345678901" }),
        })).Expect(200);
        Assert.Equal(4, refused["rejected"].GetArrayLength());
    }

    [Fact]
    public async Task A_sum_beyond_the_range_is_counted_refused_by_the_reckoning_and_brought_back_by_a_void()
    {
        await MeterAsync("sum");
        await MeterAsync("peak", "max", type: "sum");
        await MeterAsync("last", "latest", type: "sum");
        await CustomerAsync("acme");
        await SendAsync([.. Enumerable.Range(0, 80).Select(i => Event($"{i}", "sum", "acme", "2026-01-05T10:00:00Z", new { v = "999999999999999.000000000001" }))]);
        Assert.Equal("out_of_range", (await Host.GetAsync("/meters/sum/usage?customer=acme&from=2026-01-01&to=2026-02-01")).Expect(422).Code);
        Assert.Equal((999999999999999.000000000001m, 999999999999999.000000000001m), (await UsedAsync("peak", "acme"), await UsedAsync("last", "acme")));
        for (var i = 1; i < 80; i++) (await Host.PostAsync("/events/void", new { source = "test", id = $"{i}", reason = "absurd" })).Expect(200);
        Assert.Equal(999999999999999.000000000001m, await UsedAsync("sum", "acme"));
        await NoDriftAsync();
    }

    [Fact]
    public async Task A_new_meter_counts_the_events_that_other_meters_of_its_type_brought_in()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 3), Event("2", "sum", "acme", "2026-01-05T10:30:00Z", 5));
        await MeterAsync("peak", "max", "hour", type: "sum");
        await SendAsync(Event("3", "sum", "acme", "2026-01-05T10:40:00Z", 4));
        Assert.Equal((12, 5), (await UsedAsync("sum", "acme"), await UsedAsync("peak", "acme")));
        await NoDriftAsync();
    }

    [Fact]
    public async Task A_customer_that_moves_to_another_zone_keeps_its_usage_in_the_new_hours()
    {
        await MeterAsync("memory", "max", "hour");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "memory", "acme", "2026-01-05T10:15:00Z", 10), Event("2", "memory", "acme", "2026-01-05T10:45:00Z", 20));
        Assert.Equal(20, await UsedAsync("memory", "acme"));
        (await Host.PatchAsync("/customers/acme", new { time_zone = "Asia/Kolkata" })).Expect(200);
        Assert.Equal(30, await UsedAsync("memory", "acme"));
        await SendAsync(Event("3", "memory", "acme", "2026-01-05T10:50:00Z", 25));
        Assert.Equal(35, await UsedAsync("memory", "acme"));
        (await Host.PatchAsync("/customers/acme", new { time_zone = "Europe/Berlin" })).Expect(200);
        Assert.Equal(25, await UsedAsync("memory", "acme"));
        await NoDriftAsync();
    }

    [Fact]
    public async Task Everything_a_customer_used_stands_in_one_answer()
    {
        await MeterAsync("sum");
        await MeterAsync("idle");
        await MeterAsync("calls", "count", type: "sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 3), Event("2", "sum", "acme", "2026-01-06T10:00:00Z", 5));
        var used = (await Host.GetAsync("/customers/acme/usage?from=2026-01-01&to=2026-02-01")).Expect(200);
        Assert.Equal(["calls 2", "sum 8"], used["meters"].EnumerateArray().Select(m => $"{m.GetProperty("meter")} {m.GetProperty("value")}"));
    }
}
