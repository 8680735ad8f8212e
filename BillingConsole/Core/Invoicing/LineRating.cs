using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;

namespace BillingConsole.Core.Invoicing;

/// <summary>Step 1: quantity − included quantity → price model → minimum and maximum → rounded once.</summary>
internal static class LineRating
{
    internal static InvoiceLine Rate(Charge charge)
    {
        var billable = BillableUsage.Of(charge);
        var rated = Price(charge, charge.Terms, billable);
        var list = charge.ListTerms is { } terms ? Price(charge, terms, billable).Amount : rated.Amount;
        var before = charge.BilledBefore ?? Money.Zero(charge.Terms.Currency);
        return new()
        {
            Key = charge.Key,
            Kind = charge.Kind,
            Description = charge.Description,
            Price = charge.Price,
            Meter = charge.Meter,
            Plan = charge.Plan,
            AddOn = charge.AddOn,
            Period = charge.Period,
            Proration = charge.Proration,
            InAdvance = charge.InAdvance,
            Quantity = charge.Quantity,
            Included = charge.IncludedUnlimited ? null : charge.Included,
            IncludedUnlimited = charge.IncludedUnlimited,
            Billable = billable.Quantity,
            UnitAmount = charge.Terms.Model.UnitAmount,
            ListUnitAmount = (charge.ListTerms ?? charge.Terms).Model.UnitAmount,
            Override = charge.Override,
            ListAmount = list - before,
            Amount = rated.Amount - before,
            Discount = Money.Zero(charge.Terms.Currency),
            InclusiveTax = Money.Zero(charge.Terms.Currency),
            ExclusiveTax = Money.Zero(charge.Terms.Currency),
            Parts = before.IsZero ? rated.Parts : [.. rated.Parts, new RatedPart(RatedPartKind.BilledBefore, 1, -before)],
        };
    }

    private static Rated Price(Charge charge, PriceTerms terms, BillableUsage billable)
    {
        terms = terms.ScaledBy(charge.Copies);
        return charge.Kind switch
        {
            ChargeKind.Usage => terms.Rate(billable.Quantity, charge.Events, billable.Windows, charge.Proration),
            ChargeKind.Recurring or ChargeKind.OneOff => terms.RateFee(billable.Quantity, charge.Proration),
        };
    }
}
