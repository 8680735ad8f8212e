using System.Globalization;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Usage;

/// <summary>The same claims on both engines; each test has a console of its own, standing at noon of 20 January 2026.</summary>
public abstract class UsageSuite : IAsyncDisposable
{
    protected const string Now = "2026-01-20T12:00:00Z";
    private ConsoleHost? host;

    protected ConsoleHost Host => host ??= NewHost();

    protected abstract ConsoleHost NewHost();

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task MeterAsync(string code, string aggregation = "sum", string? bucket = null, string[]? groupBy = null, object? filters = null, string? type = null) =>
        (await Host.PostAsync("/meters", new { code, name = code, event_type = type ?? code, aggregation, value_property = aggregation == "count" ? null : "v", bucket, group_by = groupBy, filters })).Expect(201);

    protected async Task CustomerAsync(string name, string zone = "UTC") =>
        (await Host.PostAsync("/customers", new { external_id = name, name, currency = "USD", time_zone = zone })).Expect(201);

    protected static object Event(string id, string type, string subject, string? time, object data) => time is null
        ? new { id, source = "test", type, subject, data }
        : new { id, source = "test", type, subject, time, data };

    protected static object Event(string id, string type, string subject, string? time, decimal v) => Event(id, type, subject, time, new { v });

    protected async Task SendAsync(params object[] events)
    {
        var answer = (await Host.PostAsync("/events", events)).Expect(200);
        Assert.True(answer["rejected"].GetArrayLength() == 0, answer.Text);
    }

    protected async Task<decimal> UsedAsync(string meter, string customer, string from = "2026-01-01", string to = "2026-02-01") =>
        Number((await Host.GetAsync($"/meters/{meter}/usage?customer={customer}&from={from}&to={to}")).Expect(200)["value"].GetString()!);

    protected async Task NoDriftAsync()
    {
        var verified = (await Host.PostAsync("/usage/verify", "{}")).Expect(200);
        Assert.True(verified["drift"].GetArrayLength() == 0, verified.Text);
    }

    protected static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
