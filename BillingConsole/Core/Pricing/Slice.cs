using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>One step of a price model, still exact.</summary>
internal readonly record struct Slice(RatedPartKind Kind, decimal Quantity, Exact Amount)
{
    internal decimal? UnitAmount { get; init; }

    internal decimal? FlatAmount { get; init; }

    internal decimal? From { get; init; }

    internal decimal? UpTo { get; init; }
}
