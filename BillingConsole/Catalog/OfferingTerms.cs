using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Catalog;

/// <summary>What a plan and an add-on have in common, checked.</summary>
internal sealed record OfferingTerms(
    string Code, string Name, string? Description, Currency Currency, IntervalUnit Unit, int Count, int TrialDays, Dictionary<string, string> Metadata)
{
    public static OfferingTerms Read(Check check, PlanBody body, bool isOneTime = false) => new(
        check.Code("code", body.Code), check.Text("name", body.Name), check.OptionalText("description", body.Description, 2000),
        check.Currency("currency", body.Currency),
        isOneTime ? body.Interval ?? IntervalUnit.Month : check.Required("interval", body.Interval, $"Give one of {Words.All<IntervalUnit>()}."),
        CountOf(check, body.IntervalCount), Trial(check, body.TrialDays), check.Metadata(body.Metadata));

    /// <summary>Changes everything but the prices.</summary>
    public static void Apply(Check check, Offering offering, OfferingChange body, CatalogIndex index)
    {
        if (body.Name is not null) offering.Name = check.Text("name", body.Name);
        if (body.Description.IsGiven) offering.Description = check.OptionalText("description", body.Description.Value, 2000);
        if (body.TrialDays is not null) offering.TrialDays = Trial(check, body.TrialDays);
        if (body.Metadata is not null) offering.Metadata = check.Metadata(body.Metadata);
        if (body.Entitlements is not null) offering.Entitlements = check.Entitlements("entitlements", body.Entitlements, index);
        check.That(body.ApplyTo is null || body.Prices is not null, "apply_to", "apply_to says whom new prices reach; give prices with it.");
        check.That(body.Prices is null || offering.ArchivedAt is null, "prices", $"{offering.Code} is archived, so its prices stay as they are.");
    }

    private static int CountOf(Check check, int? count)
    {
        check.That(count is null or (>= 1 and <= Core.Time.Interval.MostUnits), "interval_count", $"Give 1 to {Core.Time.Interval.MostUnits}.");
        return count ?? 1;
    }

    private static int Trial(Check check, int? days)
    {
        check.That(days is null or (>= 0 and <= 730), "trial_days", "Give 0 to 730 days.");
        return days ?? 0;
    }
}
