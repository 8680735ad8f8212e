using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>What a full period's recurring fees come to from a day on, at list and as agreed, before coupons and tax.</summary>
public sealed record RampStep(LocalDate From, Money List, Money Deal);

/// <summary>How a deal's fees move over its life, for the eye: each day on which a price changes.</summary>
internal static class RampSteps
{
    private const int Most = 24;

    public static IReadOnlyList<RampStep> Of(Subscription deal)
    {
        var changes = deal.Phases.Select(p => p.StartsOn).Concat(deal.Overrides.SelectMany(o => new[] { o.StartsOn, o.EndsOn?.PlusDays(1) }));
        var days = changes.OfType<LocalDate>().Prepend(deal.PaidFrom).Where(d => d >= deal.PaidFrom && (deal.Until is null || d < deal.Until)).Distinct().Order();
        var steps = new List<RampStep>();
        foreach (var step in days.Take(Most).Select(day => StepOn(deal, day)))
            if (steps.Count == 0 || steps[^1].Deal != step.Deal || steps[^1].List != step.List) steps.Add(step);
        return steps;
    }

    /// <summary>Add-ons billed by another interval are left out: their fee is none of the deal's period.</summary>
    private static RampStep StepOn(Subscription deal, LocalDate day)
    {
        var fees = deal.Items.Where(i => i.Definition.Kind == PriceKind.Recurring && (i.StartsOn <= day || i.StartsOn <= deal.PaidFrom) && (i.Until is null || i.Until > day)
            && (deal.AddOnOf(i) is not { } addOn || addOn.Interval == deal.Interval)).Select(i => (Terms: deal.TermsOf(i, day), Quantity: new Quantity(i.Quantity))).ToList();
        return new(
            day, Money.Sum(fees.Select(f => f.Terms.List.RateFee(f.Quantity).Amount), deal.Currency), Money.Sum(fees.Select(f => f.Terms.Deal.RateFee(f.Quantity).Amount), deal.Currency));
    }
}
