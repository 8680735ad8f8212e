using BillingConsole.Core.Pricing;
using BillingConsole.Platform.Http;
using NodaTime.Text;

namespace BillingConsole.Invoices;

/// <summary>A step of a price as a sentence for people.</summary>
internal static class PartText
{
    public static string Of(RatedPart part) => part.Kind switch
    {
        RatedPartKind.Flat => "Fixed fee",
        RatedPartKind.Units => $"{Number(part.Quantity)} × {Number(part.UnitAmount)}",
        RatedPartKind.Packages => $"{Number(part.Quantity)} packages × {Number(part.UnitAmount)}",
        RatedPartKind.Tier => $"{Range(part)}: {Number(part.Quantity)} × {Number(part.UnitAmount)}{Plus(part.FlatAmount)}",
        RatedPartKind.Percentage => $"{Number(part.UnitAmount)} % of {Number(part.Quantity)}",
        RatedPartKind.Events => $"{Number(part.Quantity)} events × {Number(part.UnitAmount)}",
        RatedPartKind.Bucket => $"Bucket {(part.Bucket is { } at ? InstantPattern.General.Format(at) : "")}: peak {Number(part.Quantity)}",
        RatedPartKind.Minimum => $"Lifted to the minimum {Number(part.FlatAmount)}",
        RatedPartKind.Maximum => $"Capped at {Number(part.FlatAmount)}",
        RatedPartKind.BilledBefore => "Billed before",
    };

    private static string Range(RatedPart part) => part.UpTo is { } last ? $"above {Number(part.From)} up to {Number(last)}" : $"above {Number(part.From)}";

    private static string Plus(decimal? flat) => flat is null or 0 ? "" : $" + {Number(flat)}";

    private static string Number(decimal? value) => value is { } v ? PlainText.Of(v) : "0";
}
