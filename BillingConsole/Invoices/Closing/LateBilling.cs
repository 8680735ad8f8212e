using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Invoices.Closing;

/// <summary>The late usage of a deal, and the one billing date that takes it: that of its earliest draft, else the next.</summary>
public sealed record LateBilling(LocalDate? On, IReadOnlyList<LateLine> Lines)
{
    public static LateBilling None { get; } = new(null, []);
}

/// <summary>A closed period as its events say now: rated whole by what was sold then, less what its invoices have billed.</summary>
public sealed record LateLine(string Key, Period Period, SoldTerms Sold, MeteredUsage Used, Money Billed)
{
    public const string Prefix = "late:";

    public static bool Is(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The key of the line that first billed the period.</summary>
    public static string Original(string key) => Is(key) ? key[Prefix.Length..] : key;

    public Charge ToCharge(Currency currency) => Sold.ToCharge(currency, Period) with
    {
        Key = Prefix + Key, Description = $"Late usage, {Period.Start:uuuu-MM-dd} to {Period.End.PlusDays(-1):uuuu-MM-dd}: {Sold.Name}",
        Quantity = Used.Quantity, Windows = Used.Windows, Events = Used.Events, BilledBefore = Billed,
    };
}
