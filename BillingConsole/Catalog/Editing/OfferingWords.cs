namespace BillingConsole.Catalog.Editing;

/// <summary>A plan or an add-on in the few words of a list.</summary>
public static class OfferingWords
{
    private const int Shown = 2;

    public static string Status(OfferingView offering) => offering.ArchivedAt is null ? "active" : "archived";

    public static string Prices(OfferingView offering)
    {
        if (offering.Prices.Count == 0) return "free";
        var words = string.Join(" + ", offering.Prices.Take(Shown).Select(p => PriceWords.Brief(p.Definition, offering.Currency)));
        return offering.Prices.Count > Shown ? $"{words} + {offering.Prices.Count - Shown} more" : words;
    }

    public static string Sold(AddOnView addOn) => addOn.Cadence switch
    {
        AddOnCadence.Recurring => $"every {PriceWords.Interval(addOn.Interval, addOn.IntervalCount)}",
        AddOnCadence.OneTime => "once",
    };

    public static string Granted(EntitlementBody entitlement) => entitlement switch
    {
        { Enabled: { } on } => on ? "on" : "off",
        { Value: { } value } => value,
        { Limit: { } limit, HardLimit: true } => $"{Shell.Controls.Figures.Of(limit)}, hard limit",
        { Limit: { } limit } => $"{Shell.Controls.Figures.Of(limit)} included",
        _ => "unlimited",
    };
}
