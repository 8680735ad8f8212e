using System.Diagnostics.Metrics;
using BillingConsole.Platform.Data;

namespace BillingConsole.Usage.Checking;

/// <summary>How many roll-ups and closed periods were newly found to drift, for whoever watches this node.</summary>
public sealed class DriftCounts(IMeterFactory meters)
{
    public const string Name = "rollup_drift_total";

    private readonly Counter<long> found = meters.Create("BillingConsole").CreateCounter<long>(Name, description: "Roll-ups and closed periods that do not say what their events do, by kind, as they are found.");

    public void Found(DriftKind kind) => found.Add(1, new KeyValuePair<string, object?>("kind", Words.Of(kind)));
}
