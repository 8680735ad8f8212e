using BillingConsole.Customers;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Demo;

/// <summary>How a customer pays its invoices.</summary>
internal enum Payer { Prompt, Slow, StopsPaying, InPart, Never }

/// <summary>One customer of the demo: who it is, what it bought and when, what it uses, how it pays.</summary>
/// <param name="StartsAfter">Days from the opening to the deal's first day.</param>
/// <param name="Deal">The deal of a customer that starts on the given day.</param>
internal sealed record DemoCustomer(CustomerBody Who, int StartsAfter, Func<LocalDate, SubscriptionBody> Deal, Payer Pays)
{
    public string Key => Who.ExternalId!;

    /// <summary>Tokens of an ordinary day; 0 for none.</summary>
    public long Tokens { get; init; }

    /// <summary>Gigabytes of an ordinary hour; 0 for none.</summary>
    public decimal Memory { get; init; }

    /// <summary>Minutes of each full month of the deal; 0 for none.</summary>
    public long MinutesAMonth { get; init; }

    /// <summary>Reports of an ordinary day; 0 for none.</summary>
    public int Reports { get; init; }

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Who.TimeZone!];

    /// <summary>How many days after the issue the money comes; null for never.</summary>
    public int? PaysAfter(int daysSinceOpening) => Pays switch
    {
        Payer.Prompt => 4 + Key.Length % 5,
        Payer.Slow => 24,
        Payer.StopsPaying => daysSinceOpening < 60 ? 12 : null,
        Payer.InPart => daysSinceOpening < 85 ? 9 : null,
        Payer.Never => null,
    };
}
