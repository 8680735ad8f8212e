using BillingConsole.Catalog;
using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Demo;

/// <summary>The customers of the demo company; all names are invented.</summary>
internal static class DemoCustomers
{
    public static IReadOnlyList<DemoCustomer> All { get; } =
    [
        new(Who("atlas-voice", "Atlas Voice Inc.", "US", "New York", "America/New_York", "USD"), 3, AtlasVoice, Payer.Slow) { MinutesAMonth = 2_000_000 },
        new(Who("brightline", "Brightline Support", "US", "Chicago", "America/Chicago", "USD"), 8, d => On(d, "starter"), Payer.InPart) { Tokens = 400_000 },
        new(Who("cumulus", "Cumulus Analytics GmbH", "DE", "Berlin", "Europe/Berlin", "EUR", "DE 811 907 980"), 0, d => On(d, "growth-eur") with { Coupons = ["PARTNER10"] }, Payer.Prompt) { Tokens = 2_600_000, Memory = 9 },
        new(Who("darjeeling", "Darjeeling Data Pvt Ltd", "IN", "Bengaluru", "Asia/Kolkata", "INR", "29AABCD7702K1Z4"), 5, d => On(d, "growth-inr") with { Coupons = ["LAUNCH20"] }, Payer.Prompt) { Tokens = 3_100_000, Memory = 6 },
        new(Who("enoki", "Enoki Games KK", "JP", "Tokyo", "Asia/Tokyo", "JPY"), 12, d => On(d, "growth-jpy"), Payer.Prompt) { Tokens = 1_900_000, Memory = 14 },
        new(Who("fjord", "Fjord Shipping AS", "NO", "Bergen", "Europe/Oslo", "EUR"), 1, Fjord, Payer.Slow) { Tokens = 900_000, Memory = 22 },
        new(Who("garnet", "Garnet Health", "US", "Los Angeles", "America/Los_Angeles", "USD") with { PaymentTermsDays = 14 }, 6, d => On(d, "growth") with { Coupons = ["LAUNCH20"] }, Payer.StopsPaying) { Tokens = 2_200_000, Memory = 11 },
        new(Who("harbor-pine", "Harbor & Pine Studio", "US", "Portland", "America/New_York", "USD"), 15, HarborPine, Payer.Prompt) { Tokens = 1_500_000 },
        new(Who("indus", "Indus Learning Pvt Ltd", "IN", "Pune", "Asia/Kolkata", "INR", "27AAECI4410P1ZP"), 20, Indus, Payer.Slow) { Tokens = 1_200_000, Memory = 4 },
        new(Who("juniper", "Juniper Logistics Ltd", "GB", "London", "Europe/London", "USD") with { Review = ReviewPolicy.Hold }, 10, d => On(d, "growth") with { Coupons = ["WELCOME50"] }, Payer.Slow) { Tokens = 1_800_000, Memory = 7 },
        new(Who("kite", "Kite Mobility SAS", "FR", "Lyon", "Europe/Paris", "EUR", "FR 40 303 265 045") with { TaxExempt = true }, 2, d => On(d, "growth-eur"), Payer.Prompt) { Tokens = 700_000, Memory = 3 },
        new(Who("lumen", "Lumen Observatory", "NZ", "Auckland", "Pacific/Auckland", "USD"), 9, Lumen, Payer.Prompt),
        new(Who("orchard", "Orchard Retail Group", "US", "Denver", "America/Denver", "USD"), 4, d => On(d, "starter"), Payer.Never) { Tokens = 300_000 },
        new(Who("quill", "Quill & Ink Media", "US", "Nashville", "America/Chicago", "USD"), 7, Quill, Payer.Prompt) { Reports = 2 },
        new(Who("rowan", "Rowan Clinics", "US", "Boise", "America/Denver", "USD"), 14, Rowan, Payer.Prompt),
        new(Who("nimbus", "Nimbus Labs", "US", "Austin", "America/Chicago", "USD"), 116, d => On(d, "starter") with { TrialDays = 14 }, Payer.Prompt) { Tokens = 200_000 },
    ];

    /// <summary>Its deal goes beyond what sales may grant, so it waits for another person.</summary>
    public static CustomerBody Mosaic => Who("mosaic", "Mosaic Retail Inc.", "US", "Seattle", "America/Los_Angeles", "USD");

    public static SubscriptionBody MosaicDeal(LocalDate startsOn) => On(startsOn, "growth") with
    {
        Customer = "mosaic", Overrides = [new() { Price = "growth-fee", Amount = 299, Reason = "Matches a competing offer" }],
    };

    private static SubscriptionBody On(LocalDate startsOn, string plan) => new() { Plan = plan, StartsOn = startsOn };

    private static SubscriptionBody AtlasVoice(LocalDate startsOn) => On(startsOn, "voice-enterprise") with
    {
        PurchaseOrder = "PO-2217", Notes = "2 000 000 minutes a month, at 0.80 instead of 1.00.", EndsOn = startsOn.PlusYears(1).PlusDays(-1),
        Overrides = [new() { Price = "voice-minutes", UnitAmount = 0.80m, Reason = "Volume of 2 000 000 minutes a month" }],
        Commitment = new() { Amount = 1_500_000, Interval = IntervalUnit.Month, TrueUp = true },
    };

    private static SubscriptionBody Fjord(LocalDate startsOn) => On(startsOn, "growth-eur") with
    {
        Overrides = [new() { Price = "growth-eur-memory", Included = 8_000, Reason = "Larger allowance for the fleet's simulation", EndsOn = startsOn.PlusMonths(6) }],
    };

    private static SubscriptionBody HarborPine(LocalDate startsOn) => On(startsOn, "starter") with
    {
        AddOns = [new() { AddOn = "priority-support" }, new() { AddOn = "token-pack", Quantity = 2 }],
    };

    private static SubscriptionBody Indus(LocalDate startsOn) => On(startsOn, "growth-inr") with
    {
        Phases = [new() { StartsOn = startsOn, Overrides = [new() { Price = "growth-inr-fee", Amount = 20_000, Reason = "Ramp: half price for the first two months" }] },
            new() { StartsOn = startsOn.PlusMonths(2), Overrides = [new() { Price = "growth-inr-fee", Amount = 34_999, Reason = "Ramp: from the third month on" }] }],
    };

    private static SubscriptionBody Lumen(LocalDate startsOn) => On(startsOn, "scale-annual") with
    {
        AddOns = [new() { AddOn = "onboarding" }], Entitlements = [new EntitlementBody { Feature = "tokens", Limit = 500_000_000 }],
    };

    private static SubscriptionBody Quill(LocalDate startsOn) => On(startsOn, "insight") with
    {
        AddOns = [new() { AddOn = "content-kit" }, new() { AddOn = "project", Quantity = 3 }, new() { AddOn = "report-builder" }],
    };

    /// <summary>No plan: one premium feature by itself.</summary>
    private static SubscriptionBody Rowan(LocalDate startsOn) => new() { StartsOn = startsOn, Interval = IntervalUnit.Month, AddOns = [new() { AddOn = "sign-on" }] };

    private static CustomerBody Who(string key, string name, string country, string city, string zone, string currency, string? taxId = null) => new()
    {
        ExternalId = key, Name = name, Email = $"billing@{key}.example", Currency = currency, TimeZone = zone, TaxId = taxId,
        Address = new() { Line1 = $"{10 + name.Length} Market Street", City = city, Country = country },
    };
}
