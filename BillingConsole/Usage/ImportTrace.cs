using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BillingConsole.Usage;

/// <summary>
/// <c>import-trace FILE --url … --key … --customers a,b,c</c>: turns each row of an LLM request trace (TIMESTAMP, ContextTokens,
/// GeneratedTokens) into one event that three meters count. A row's event has the id of its line, so sending a file again
/// changes nothing.
/// </summary>
public static class ImportTrace
{
    public const string EventType = "llm_request";
    private const int RowsARequest = 5_000;

    /// <summary>Input and output tokens add up; the largest context of each hour is the repeated peak.</summary>
    public static IReadOnlyList<object> Meters { get; } =
    [
        new { code = "llm_input", name = "Input tokens", event_type = EventType, aggregation = "sum", value_property = "context_tokens" },
        new { code = "llm_output", name = "Output tokens", event_type = EventType, aggregation = "sum", value_property = "generated_tokens" },
        new { code = "llm_context", name = "Largest context", event_type = EventType, aggregation = "max", value_property = "context_tokens", bucket = "hour" },
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
        var customers = Option("--customers")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (args is [] || !File.Exists(args[0]) || Option("--key") is not { } key || customers.Length == 0)
        {
            Console.Error.WriteLine("import-trace FILE --key KEY --customers a,b,c [--url http://127.0.0.1:5000]: FILE must exist, KEY may send events, the customers exist.");
            return 1;
        }
        using var http = new HttpClient { BaseAddress = new(Option("--url") ?? "http://127.0.0.1:5000") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        foreach (var meter in Meters)
        {
            using var made = await http.PostAsync(new Uri("/api/v1/meters", UriKind.Relative), new StringContent(JsonSerializer.Serialize(meter), Encoding.UTF8, "application/json"));
            Console.WriteLine($"meter: {(int)made.StatusCode}");
        }
        foreach (var batch in Events(File.ReadLines(args[0]), customers).Chunk(RowsARequest))
        {
            var body = new StringContent(string.Join('\n', batch), Encoding.UTF8);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var answer = await http.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body);
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            if (!answer.IsSuccessStatusCode) return 1;
        }
        return 0;
    }

    /// <summary>One event a row as a line of JSON, the customers taking turns.</summary>
    public static IEnumerable<string> Events(IEnumerable<string> lines, IReadOnlyList<string> customers) =>
        lines.Skip(1).Where(l => l.Length > 0).Select((line, row) =>
        {
            var columns = line.Split(',');
            return JsonSerializer.Serialize(new
            {
                id = $"row-{row + 1}", source = "llm-trace", type = EventType, subject = customers[row % customers.Count],
                time = columns[0].Replace(' ', 'T') + "Z",
                data = new { context_tokens = Number(columns[1]), generated_tokens = Number(columns[2]) },
            });
        });

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
