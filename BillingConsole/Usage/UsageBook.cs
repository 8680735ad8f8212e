using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Usage.Closing;

namespace BillingConsole.Usage;

/// <summary>The answers to many questions.</summary>
public sealed class UsageBook
{
    private static readonly UsageSeries Nothing = new();
    private readonly Dictionary<(Id<Customer>, string, Period), UsageQuestion> questions;
    private readonly Dictionary<(Id<Customer>, string, Period), UsageSeries> series = [];
    private readonly IReadOnlyDictionary<string, Meter> meters;

    internal UsageBook(IEnumerable<UsageQuestion> questions, IReadOnlyDictionary<string, Meter> meters)
    {
        this.questions = questions.DistinctBy(KeyOf).ToDictionary(KeyOf);
        this.meters = meters;
    }

    /// <summary>Nothing for a meter that does not exist.</summary>
    /// <exception cref="Core.Amounts.AmountOutOfRangeException">A value leaves the range of a quantity.</exception>
    public MeteredUsage this[(Id<Customer> Customer, string Meter, Period Period) asked]
    {
        get
        {
            var question = questions[asked];
            return meters.TryGetValue(asked.Meter, out var meter) ? Known(asked).Measure(meter, asked.Period, question.Customer.Zone) : MeteredUsage.None;
        }
    }

    /// <summary>The same answer with a hash over the rows it rests on.</summary>
    public UsageSeal Seal((Id<Customer> Customer, string Meter, Period Period) asked) => UsageSeal.Of(Known(asked).Rows(meters[asked.Meter], asked.Period, questions[asked].Customer.Zone), this[asked]);

    internal UsageSeries SeriesOf((Id<Customer>, string, Period) asked) => series.TryGetValue(asked, out var found) ? found : series[asked] = new();

    internal void Put((Id<Customer>, string, Period) asked, UsageSeries known) => series[asked] = known;

    // Answers are asked for from several threads, so that none of them may put anything in.
    private UsageSeries Known((Id<Customer>, string, Period) asked) => series.GetValueOrDefault(asked, Nothing);

    internal static (Id<Customer>, string, Period) KeyOf(UsageQuestion question) => (question.Customer.Id, question.Meter, question.Period);
}
