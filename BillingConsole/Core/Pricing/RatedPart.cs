using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Core.Pricing;

/// <summary>Which step of the price a part explains.</summary>
public enum RatedPartKind
{
    Flat,
    Units,
    Packages,
    Tier,
    Percentage,
    Events,
    Bucket,
    Minimum,
    Maximum,
    BilledBefore,
}

/// <summary>
/// One row of a line's explanation. <see cref="Amount"/> is rounded so that the parts add up to the line; it is negative for a cap.
/// </summary>
public sealed record RatedPart(RatedPartKind Kind, decimal Quantity, Money Amount)
{
    /// <summary>Major units per unit, package or event; for <see cref="RatedPartKind.Percentage"/> the rate in percent.</summary>
    public decimal? UnitAmount { get; init; }

    /// <summary>The flat amount of the price or tier; for a minimum or maximum the (prorated) bound. Major units.</summary>
    public decimal? FlatAmount { get; init; }

    /// <summary>The tier begins above this quantity.</summary>
    public decimal? From { get; init; }

    /// <summary>The tier ends with this quantity; null when it is open.</summary>
    public decimal? UpTo { get; init; }

    /// <summary>Start of the bucket that was priced on its own.</summary>
    public Instant? Bucket { get; init; }
}
