using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Customers;

public sealed class CustomerApiTests
{
    [Fact]
    public async Task Every_mistake_is_named_at_once_and_nothing_is_saved()
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        var refused = (await host.PostAsync("/customers", """
            {"external_id":"inv_1","email":"no","currency":"XXQ","time_zone":"Mars/Olympus","payment_terms_days":900,"taxes":["NO"],"address":{"country":"India"}}
            """)).Expect(422);
        Assert.Equal(
            ["address.country", "currency", "email", "external_id", "name", "payment_terms_days", "taxes", "time_zone"],
            refused["errors"].EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await host.GetAsync("/customers"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task Taxes_are_kept_by_code_whatever_they_were_called_and_terms_can_be_given_back_to_the_company()
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        var tax = (await host.PostAsync("/taxes", new { code = "GST", name = "GST", kind = "percentage", rate = "18" })).Expect(201)["id"].GetString();
        (await host.PostAsync("/customers", new { external_id = "acme", name = "Acme", taxes = new[] { tax, "GST" }, payment_terms_days = 14 })).Expect(201);
        var read = (await host.GetAsync("/customers/acme")).Expect(200);
        Assert.Equal(("GST", 1, 14), (read["taxes.0"].GetString(), read["taxes"].GetArrayLength(), read["payment_terms_days"].GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.PatchAsync("/customers/acme", """{"payment_terms_days":null}""")).Expect(200)["payment_terms_days"].ValueKind);
        (await host.PatchAsync("/customers/acme", """{"taxes":["NO"]}""")).Expect(422);
        (await host.PostAsync("/customers", new { external_id = "other", name = "Other" })).Expect(201);
        (await host.PatchAsync("/customers/other", """{"external_id":"acme"}""")).Expect(409);
    }
}
