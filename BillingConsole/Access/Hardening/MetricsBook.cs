using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace BillingConsole.Access.Hardening;

/// <summary>What this node has counted since its start, in Prometheus' text format.</summary>
public sealed class MetricsBook : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private const string Ours = "BillingConsole";

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, Instrument> instruments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Name, string Labels), long> values = new();

    public MetricsBook(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, heard) =>
        {
            // Another console in this process has meters of the same name.
            if (instrument.Meter.Name != Ours || !ReferenceEquals(instrument.Meter.Scope, meters)) return;
            instruments[NameOf(instrument)] = instrument;
            heard.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Every series as it stands.</summary>
    public string Text()
    {
        listener.RecordObservableInstruments();
        var (text, series) = (new StringBuilder(), values.ToArray().ToLookup(v => v.Key.Name));
        foreach (var (name, instrument) in instruments.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} {(instrument.IsObservable ? "gauge" : "counter")}\n");
            foreach (var ((_, labels), value) in series[name].OrderBy(v => v.Key.Labels, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
        }
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Note(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = (NameOf(instrument), LabelsOf(tags));
        if (instrument.IsObservable) values[series] = value;
        else values.AddOrUpdate(series, value, (_, had) => had + value);
    }

    private static string NameOf(Instrument instrument) =>
        instrument.IsObservable || instrument.Name.EndsWith("_total", StringComparison.Ordinal) ? instrument.Name : $"{instrument.Name}_total";

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new List<string>();
        foreach (var (key, value) in tags) labels.Add($"{key}=\"{Escaped($"{value}")}\"");
        return $"{{{string.Join(',', labels)}}}";
    }

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
