using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BillingConsole.Usage.Importing;

/// <summary>One event of a file as a line of JSON, and where it stands.</summary>
public sealed record FileEvent(long Line, byte[] Json);

/// <summary>
/// Reads a file of events, a CloudEvent a line or a table with a heading (id, source, type, subject, time; every other column is a
/// property). A row without an id or a source is named by the file and its line, so that the same file always means the same events.
/// </summary>
public sealed class EventFile(string name)
{
    private static readonly string[] Members = ["id", "source", "type", "subject", "time"];

    public bool IsTable { get; } = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    public IAsyncEnumerable<FileEvent> ReadAsync(TextReader from, CancellationToken cancel) => IsTable ? TableAsync(from, cancel) : LinesAsync(from, cancel);

    private static async IAsyncEnumerable<FileEvent> LinesAsync(TextReader from, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var line = 1L; await from.ReadLineAsync(cancel) is { } text; line++)
            if (!string.IsNullOrWhiteSpace(text)) yield return new(line, Encoding.UTF8.GetBytes(text));
    }

    private async IAsyncEnumerable<FileEvent> TableAsync(TextReader from, [EnumeratorCancellation] CancellationToken cancel)
    {
        List<string>? heading = null;
        var line = 0L;
        await foreach (var row in CsvRows.ReadAsync(from, cancel))
        {
            line++;
            if (heading is null) heading = row.ConvertAll(h => h.Trim().TrimStart('\uFEFF'));
            else yield return new(line, JsonOf(heading, row, line));
        }
    }

    private byte[] JsonOf(List<string> heading, List<string> row, long line)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            var cells = heading.Zip(row).Where(c => c.Second.Length > 0).DistinctBy(c => c.First).ToList();
            json.WriteStartObject();
            foreach (var (column, cell) in cells.Where(c => Members.Contains(c.First))) json.WriteString(column, cell);
            if (!cells.Exists(c => c.First == "id")) json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"row-{line}"));
            if (!cells.Exists(c => c.First == "source")) json.WriteString("source", $"import/{name}");
            json.WriteStartObject("data");
            foreach (var (column, cell) in cells.Where(c => !Members.Contains(c.First))) json.WriteString(column, cell);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
