using System.Diagnostics.Metrics;
using BillingConsole.Platform.Data;

namespace BillingConsole.Usage;

/// <summary>What became of the events that this node took in, and how many wait, for whoever watches it.</summary>
public sealed class UsageCounts(IMeterFactory meters)
{
    private readonly Counter<long> events = meters.Create("BillingConsole").CreateCounter<long>("billing_usage_events", description: "Events answered by outcome.");

    /// <summary>Reports how many events wait whenever somebody asks.</summary>
    public void Watch(Func<long> waiting) => meters.Create("BillingConsole").CreateObservableGauge("billing_usage_waiting_events", waiting, description: "Events that wait to be committed.");

    public void Answered(IReadOnlyCollection<EventOutcome> outcomes)
    {
        foreach (var same in outcomes.CountBy(o => o.Kind)) events.Add(same.Value, new KeyValuePair<string, object?>("outcome", Words.Of(same.Key)));
    }
}
