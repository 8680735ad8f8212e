using System.Text.Json;
using BillingConsole.Usage;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Demo;

/// <summary>What the demo's customers used: the same on every machine, with busy weekdays, office hours and a few peaks.</summary>
internal sealed class DemoUsage(IReadOnlyList<DemoCustomer> customers, LocalDate opening, Instant present)
{
    private const int BatchOf = 5_000;
    private const string Source = "demo";

    private static readonly int[] OfTheDay = [8, 12, 16, 21];

    public IEnumerable<List<IncomingEvent>> Batches() => customers.SelectMany(Of).Where(e => e.At <= present).Chunk(BatchOf).Select(Read);

    private sealed record Used(string Type, string Subject, string Key, string Property, decimal Amount, Instant At);

    private IEnumerable<Used> Of(DemoCustomer customer)
    {
        var (first, last) = (opening.PlusDays(customer.StartsAfter), present.InZone(customer.Zone).Date);
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            foreach (var used in TokensOn(customer, day)) yield return used;
            foreach (var used in MemoryOn(customer, day)) yield return used;
            if (customer.Reports > 0) yield return Event(customer, "report.built", "reports", customer.Reports * Busy(day) / 100 + Noise(customer, day, 2, 3), day, 17);
            if (customer.MinutesAMonth > 0) yield return MinutesOn(customer, first, day);
        }
    }

    private static IEnumerable<Used> TokensOn(DemoCustomer customer, LocalDate day)
    {
        if (customer.Tokens == 0) yield break;
        foreach (var hour in OfTheDay)
        {
            var tokens = customer.Tokens / OfTheDay.Length * Busy(day) / 100 * (70 + Noise(customer, day, hour, 60)) / 100;
            yield return Event(customer, "llm.completion", "tokens", tokens, day, hour);
        }
    }

    private static IEnumerable<Used> MemoryOn(DemoCustomer customer, LocalDate day)
    {
        if (customer.Memory == 0) yield break;
        for (var hour = 0; hour < 24; hour++)
        {
            var load = hour is >= 8 and <= 18 ? 130 : 60;
            var peak = Noise(customer, day, hour, 400) == 7 ? 6 : 1;
            var gigabytes = customer.Memory * load * Busy(day) * (80 + Noise(customer, day, hour + 24, 40)) * peak / 1_000_000;
            yield return Event(customer, "memory.sample", "gb", decimal.Round(gigabytes, 1, MidpointRounding.ToZero), day, hour);
        }
    }

    /// <summary>Every month of the deal comes to exactly what was agreed; its last day makes up the difference.</summary>
    private static Used MinutesOn(DemoCustomer customer, LocalDate first, LocalDate day)
    {
        var month = NodaTime.Period.Between(first, day, PeriodUnits.Months).Months;
        var (from, until) = (first.PlusMonths(month), first.PlusMonths(month + 1));
        var even = customer.MinutesAMonth / NodaTime.Period.DaysBetween(from, until);
        long On(LocalDate d) => even * Busy(d) / 106 * (90 + Noise(customer, d, 1, 20)) / 100;
        var isLast = day.PlusDays(1) == until;
        var before = isLast ? Enumerable.Range(0, NodaTime.Period.DaysBetween(from, day)).Sum(i => On(from.PlusDays(i))) : 0;
        return Event(customer, "voice.calls", "minutes", isLast ? customer.MinutesAMonth - before : On(day), day, 20);
    }

    /// <summary>Percent of an ordinary day.</summary>
    private static int Busy(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? 55 : 118;

    /// <summary>A number from 0 to below the limit that is always the same for its place.</summary>
    private static int Noise(DemoCustomer customer, LocalDate day, int salt, int below)
    {
        var mixed = 2166136261u;
        foreach (var letter in customer.Key) mixed = unchecked((mixed ^ letter) * 16777619);
        mixed = unchecked((mixed ^ (uint)day.DayOfYear) * 16777619);
        mixed = unchecked((mixed ^ (uint)salt) * 16777619);
        mixed = unchecked((mixed ^ (mixed >> 15)) * 2246822519);
        return (int)((mixed ^ (mixed >> 13)) % (uint)below);
    }

    private static Used Event(DemoCustomer customer, string type, string property, decimal amount, LocalDate day, int hour) => new(
        type, customer.Key, $"{customer.Key}-{property}-{day:uuuuMMdd}-{hour:00}", property, amount, (day + new LocalTime(hour, 20)).InZoneLeniently(customer.Zone).ToInstant());

    /// <summary>Through the reader of the API, as if they had been sent.</summary>
    private List<IncomingEvent> Read(Used[] batch) => EventParser.ParseDocument(
        JsonSerializer.SerializeToUtf8Bytes(batch.Select(e => new
        {
            id = e.Key, source = Source, type = e.Type, subject = e.Subject, time = InstantPattern.General.Format(e.At), data = new Dictionary<string, decimal> { [e.Property] = e.Amount },
        })), present);
}
