using System.Text.Json;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Stripe.Sync;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

public sealed class ProjectionTests
{
    private const string StripeId = "cus_1";

    public static TheoryData<string> Customers => new()
    {
        """{"id":"cus_1"}""",
        """{"id":"cus_1","name":"Ada","email":"Ada@X.io","phone":"+1 555","tax_exempt":"none","preferred_locales":["de","fr"],"address":{"line1":"1 Main","country":"us","city":null}}""",
        """{"id":"cus_1","name":"","email":"a@x.io","tax_exempt":"reverse","address":null,"metadata":{"crm":"7"},"livemode":false,"brand_new":{"x":[1]}}""",
        """{"id":"cus_1","name":"  E\u0301mile  ","tax_exempt":"exempt","preferred_locales":[]}""",
        """{"id":"cus_1","tax_exempt":"a_kind_that_came_later"}""",
    };

    [Theory]
    [MemberData(nameof(Customers))]
    public void What_is_written_here_reads_back_as_stripe_said_it(string json)
    {
        var remote = Read(json);
        var customer = Nobody();
        Projection.Apply(customer, remote.Fields, remote.Id);
        Assert.NotEmpty(customer.Name);
        Assert.Equal(remote.Fields, Projection.Of(customer, remote.Fields, remote.Id));
    }

    [Fact]
    public void Empty_is_none_spaces_are_trimmed_and_letters_are_composed()
    {
        var fields = Read("""{"id":"cus_1","name":" E\u0301mile\u0000 ","email":"","phone":"  ","address":{"country":"de","line1":""}}""").Fields;
        Assert.Equal(("\u00c9mile", null, null), (fields.Name, fields.Email, fields.Phone));
        Assert.Equal(new Address { Country = "DE" }, fields.Address);
    }

    [Fact]
    public void A_deleted_customer_has_nothing_but_its_id()
    {
        var remote = Read("""{"id":"cus_9","object":"customer","deleted":true}""");
        Assert.True(remote is { Id: "cus_9", IsDeleted: true, Instance: null, Created: null });
        Assert.Equal(SharedFields.Empty, remote.Fields);
    }

    [Fact]
    public void A_nameless_customer_gets_a_name_here_that_is_not_sent_back()
    {
        var remote = Read("""{"id":"cus_1","email":"ada@x.io"}""");
        var customer = Nobody();
        Projection.Apply(customer, remote.Fields, StripeId);
        Assert.Equal("ada@x.io", customer.Name);
        Assert.Empty(Projection.Of(customer, remote.Fields, StripeId).DifferencesTo(remote.Fields));
        customer.Name = "Ada";
        Assert.Equal([SyncField.Name], Projection.Of(customer, remote.Fields, StripeId).DifferencesTo(remote.Fields));
    }

    [Fact]
    public void The_kind_of_an_exemption_is_kept()
    {
        var agreed = SharedFields.Empty with { Name = "Ada", TaxExempt = SharedFields.ReverseCharge };
        var customer = Nobody();
        Projection.Apply(customer, agreed, StripeId);
        Assert.True(customer.TaxExempt);
        Assert.Equal(agreed, Projection.Of(customer, agreed, StripeId));
        customer.TaxExempt = false;
        Assert.Equal(SharedFields.NotExempt, Projection.Of(customer, agreed, StripeId).TaxExempt);
    }

    [Fact]
    public void Only_what_is_shared_is_sent_and_empty_unsets()
    {
        var fields = new SharedFields { Name = "Ada & Co", Address = new() { Line1 = "1 Main", Country = "US" }, PreferredLocale = "de" };
        Assert.Equal("name=Ada%20%26%20Co&email=&address[line1]=1%20Main&address[line2]=&address[city]=&address[state]=&address[postal_code]=&address[country]=US&preferred_locales[0]=de",
            Projection.Form(Projection.Parameters(fields, [SyncField.Name, SyncField.Email, SyncField.Address, SyncField.PreferredLocale])));
        Assert.Equal("preferred_locales=&tax_exempt=none", Projection.Form(Projection.Parameters(SharedFields.Empty, [SyncField.PreferredLocale, SyncField.TaxExempt])));
        Assert.Equal("metadata[console_instance]=con_1&metadata[console_customer_id]=cus_2", Projection.Form(Projection.Claim("con_1", "cus_2")));
    }

    [Theory]
    [InlineData(256, 20, null)]
    [InlineData(257, 20, "name")]
    [InlineData(256, 21, "phone number")]
    public void What_stripe_cannot_keep_is_said_before_it_is_sent(int name, int phone, string? what)
    {
        var why = Projection.Unsendable(new() { Name = new('n', name), Phone = new('1', phone) });
        if (what is null) Assert.Null(why);
        else Assert.Contains(what, why, StringComparison.Ordinal);
    }

    private static StripeCustomer Read(string json) => StripeCustomer.Read(JsonDocument.Parse(json).RootElement)!;

    private static Customer Nobody() => new()
    {
        Id = new Id<Customer>(Guid.CreateVersion7()), Name = "Nobody", Currency = Currency.Of("USD"), TimeZone = "UTC", CreatedAt = Instant.FromUnixTimeSeconds(0),
    };
}
