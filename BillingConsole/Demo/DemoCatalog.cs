using BillingConsole.Catalog;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Time;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Taxes;
using BillingConsole.Usage;
using NodaTime;

namespace BillingConsole.Demo;

/// <summary>What the demo company sells, and under which rules.</summary>
internal static class DemoCatalog
{
    public static CompanyBody Company => new()
    {
        Name = "Harborlight Cloud, Inc.", TaxId = "US 84-2196550", TimeZone = "America/New_York", Currency = "USD", PaymentTermsDays = 30,
        Address = new() { Line1 = "410 Pier Avenue", Line2 = "Floor 6", City = "Boston", State = "MA", PostalCode = "02210", Country = "US" },
        Numbering = new() { Prefix = "HL", Format = "{prefix}-{seq:5}" },
    };

    public static CompanyBody ApprovalOfDeepDiscounts => new() { Approval = new() { Enabled = true, MaxDiscountPercent = 25 } };

    public static IEnumerable<MeterBody> Meters =>
    [
        new() { Code = "llm_tokens", Name = "LLM tokens", EventType = "llm.completion", Aggregation = AggregationKind.Sum, ValueProperty = "tokens" },
        new() { Code = "voice_minutes", Name = "Voice minutes", EventType = "voice.calls", Aggregation = AggregationKind.Sum, ValueProperty = "minutes" },
        new() { Code = "memory_gb", Name = "Memory, peak of each hour", EventType = "memory.sample", Aggregation = AggregationKind.Max, ValueProperty = "gb", Bucket = BucketSize.Hour },
        new() { Code = "api_requests", Name = "LLM requests", EventType = "llm.completion", Aggregation = AggregationKind.Count },
        new() { Code = "reports", Name = "Reports", EventType = "report.built", Aggregation = AggregationKind.Sum, ValueProperty = "reports" },
    ];

    public static IEnumerable<FeatureBody> Features =>
    [
        new() { Code = "tokens", Name = "LLM tokens", Kind = FeatureKind.Metered, Meter = "llm_tokens" },
        new() { Code = "memory", Name = "Memory", Kind = FeatureKind.Metered, Meter = "memory_gb" },
        new() { Code = "reports", Name = "Reports", Kind = FeatureKind.Metered, Meter = "reports" },
        new() { Code = "sso", Name = "Single sign-on", Kind = FeatureKind.Boolean },
        new() { Code = "support", Name = "Support", Kind = FeatureKind.Static },
    ];

    public static IEnumerable<PlanBody> Plans =>
    [
        new()
        {
            Code = "starter", Name = "Starter", Description = "For a team that tries it out.", Currency = "USD", Interval = IntervalUnit.Month,
            Prices = [Fee("starter-fee", "Platform fee", 250), Tokens("starter-tokens", 3)], Entitlements = [Included("tokens", 20_000_000), Static("support", "E-mail")],
        },
        Growth("growth", "Growth", "USD", 499, 2.4m, 0.04m), Growth("growth-eur", "Growth (EUR)", "EUR", 459, 2.2m, 0.035m),
        Growth("growth-inr", "Growth (INR)", "INR", 39_999, 190, 3.2m), Growth("growth-jpy", "Growth (JPY)", "JPY", 68_000, 340, 6),
        new()
        {
            Code = "voice-enterprise", Name = "Voice Enterprise", Description = "Calls by the minute, negotiated per deal.", Currency = "USD", Interval = IntervalUnit.Month,
            Prices =
            [
                Fee("voice-fee", "Platform fee", 12_000),
                new() { Code = "voice-minutes", Name = "Voice minutes", Kind = PriceKind.Usage, Model = PriceModelKind.PerUnit, UnitAmount = 1, Meter = "voice_minutes" },
            ],
            Entitlements = [new() { Feature = "sso", Enabled = true }, Static("support", "Named engineer, 24/7")],
        },
        new()
        {
            Code = "scale-annual", Name = "Scale, annual", Description = "Paid once a year, earned day by day.", Currency = "USD", Interval = IntervalUnit.Year,
            Prices = [Fee("scale-annual-fee", "Annual platform fee", 18_000)], Entitlements = [new() { Feature = "tokens" }, new() { Feature = "sso", Enabled = true }],
        },
        new()
        {
            Code = "insight", Name = "Insight Suite", Description = "One fee; kits, projects and reports are added to it.", Currency = "USD", Interval = IntervalUnit.Month,
            Prices = [Fee("insight-fee", "Insight Suite", 199)], Entitlements = [Static("support", "E-mail")],
        },
    ];

    public static IEnumerable<AddOnBody> AddOns =>
    [
        new() { Code = "priority-support", Name = "Priority support", Currency = "USD", Interval = IntervalUnit.Month, Prices = [Fee("priority-support-fee", "Priority support", 150)] },
        new()
        {
            Code = "token-pack", Name = "10 million tokens more", Currency = "USD", Interval = IntervalUnit.Month,
            Prices = [Fee("token-pack-fee", "Token pack", 25)], Entitlements = [Included("tokens", 10_000_000)],
        },
        new() { Code = "content-kit", Name = "Content kit", Currency = "USD", Interval = IntervalUnit.Month, Prices = [Fee("content-kit-fee", "Content kit", 99)] },
        new() { Code = "project", Name = "Project", Currency = "USD", Interval = IntervalUnit.Month, Prices = [Fee("project-fee", "Project", 20)] },
        new()
        {
            Code = "report-builder", Name = "Report builder, from 99", Currency = "USD", Interval = IntervalUnit.Month, Entitlements = [Included("reports", 20)],
            Prices = [new() { Code = "report-builder-reports", Name = "Reports", Kind = PriceKind.Usage, Model = PriceModelKind.PerUnit, UnitAmount = 1.50m, MinimumAmount = 99, Meter = "reports", Feature = "reports" }],
        },
        new()
        {
            Code = "sign-on", Name = "Single sign-on, alone", Currency = "USD", Interval = IntervalUnit.Month,
            Prices = [Fee("sign-on-fee", "Single sign-on", 49)], Entitlements = [new() { Feature = "sso", Enabled = true }],
        },
        new()
        {
            Code = "onboarding", Name = "Onboarding", Currency = "USD", Interval = IntervalUnit.Month, Cadence = AddOnCadence.OneTime,
            Prices = [new() { Code = "onboarding-fee", Name = "Onboarding", Kind = PriceKind.OneTime, Model = PriceModelKind.Flat, Amount = 1_500 }],
        },
    ];

    public static IEnumerable<CouponBody> Coupons(LocalDate today) =>
    [
        new() { Code = "LAUNCH20", Name = "Launch offer", Kind = CouponKind.Percentage, PercentOff = 20, Duration = CouponDuration.Repeating, DurationInPeriods = 2, MaxRedemptions = 50 },
        new() { Code = "WELCOME50", Name = "Welcome", Kind = CouponKind.Fixed, AmountOff = 50, Currency = "USD", Duration = CouponDuration.Once },
        new() { Code = "PARTNER10", Name = "Partner rate", Kind = CouponKind.Percentage, PercentOff = 10, Duration = CouponDuration.Forever, AppliesTo = new() { Prices = ["growth-eur-fee"] } },
        new() { Code = "AUTUMN15", Name = "Autumn offer", Kind = CouponKind.Percentage, PercentOff = 15, Duration = CouponDuration.Once, EndsOn = today.PlusDays(20) },
    ];

    public static IEnumerable<TaxBody> Taxes =>
    [
        new() { Code = "GST", Name = "GST", Kind = TaxKind.Percentage, Rate = 18, Country = "IN" },
        new() { Code = "VAT-DE", Name = "VAT", Kind = TaxKind.Percentage, Rate = 19, Country = "DE" },
        new() { Code = "JCT", Name = "Consumption tax", Kind = TaxKind.Percentage, Rate = 10, Country = "JP" },
    ];

    private static PlanBody Growth(string code, string name, string currency, decimal fee, decimal million, decimal gigabyte) => new()
    {
        Code = code, Name = name, Description = "A fee, tokens by the million and memory by the peak of each hour.", Currency = currency, Interval = IntervalUnit.Month,
        Prices =
        [
            Fee(code + "-fee", "Platform fee", fee), Tokens(code + "-tokens", million),
            new()
            {
                Code = code + "-memory", Name = "Memory, peak of each hour", Kind = PriceKind.Usage, Model = PriceModelKind.Graduated, Meter = "memory_gb", Feature = "memory",
                Tiers = [new() { UpTo = 10_000, UnitAmount = gigabyte }, new() { UnitAmount = gigabyte / 2 }],
            },
        ],
        Entitlements = [Included("tokens", 30_000_000), Included("memory", 2_000), new() { Feature = "sso", Enabled = true }, Static("support", "Priority, in one working day")],
    };

    private static PriceDefinition Fee(string code, string name, decimal amount) =>
        new() { Code = code, Name = name, Kind = PriceKind.Recurring, Model = PriceModelKind.Flat, Amount = amount, Timing = PriceTiming.Advance };

    private static PriceDefinition Tokens(string code, decimal million) => new()
    {
        Code = code, Name = "LLM tokens, by the million", Kind = PriceKind.Usage, Model = PriceModelKind.Package,
        PackageAmount = million, PackageSize = 1_000_000, Meter = "llm_tokens", Feature = "tokens",
    };

    private static EntitlementBody Included(string feature, decimal limit) => new() { Feature = feature, Limit = limit };

    private static EntitlementBody Static(string feature, string value) => new() { Feature = feature, Value = value };
}
