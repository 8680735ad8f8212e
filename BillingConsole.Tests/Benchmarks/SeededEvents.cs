using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Unicode;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// Batches of events that are the same in every run. Those of the past pass through 31 days, again and again, so that nearly each of the
/// first adds a roll-up; live ones happen as they are sent, 40 000 in a second, so that many fall into one.
/// </summary>
internal sealed class SeededEvents(bool live)
{
    public const int Seed = 20260120;
    public const int Batch = 1_000;
    public const int Customers = 1_000;
    private const int MostBytesOfOne = 256;
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether all of a batch became what is expected; false also when the console asks to come back later.</summary>
    public async Task<bool> BecameAsync(HttpClient client, int batch, string expected)
    {
        var body = ArrayPool<byte>.Shared.Rent(Batch * MostBytesOfOne);
        try
        {
            using var content = new ReadOnlyMemoryContent(Write(body, batch)) { Headers = { ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json") } };
            using var answer = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
            if (answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests) return false;
            var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            return text.Contains(expected, StringComparison.Ordinal) ? true : throw new InvalidOperationException($"Expected {expected}, was told {text[..Math.Min(text.Length, 200)]}.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    /// <summary>A batch by its number, the same in every run: in order of time, customers by chance. Written into bytes that are used again, so that the sender takes little from the console beside it.</summary>
    private ReadOnlyMemory<byte> Write(byte[] body, int batch)
    {
        var (random, length) = (new Random(Seed + batch), 0);
        for (var i = 0; i < Batch; i++)
        {
            var at = live ? Start.AddMilliseconds(batch * 25L) : Start.AddSeconds((batch % 2_500) * 1_070 + random.Next(1_070));
            body[length++] = (byte)(i == 0 ? '[' : ',');
            Utf8.TryWrite(body.AsSpan(length), CultureInfo.InvariantCulture,
                $$"""{"specversion":"1.0","id":"{{batch}}-{{i}}","source":"load","type":"llm","subject":"c{{random.Next(Customers)}}","time":"{{at:yyyy-MM-ddTHH:mm:ss}}Z","data":{"tokens":{{random.Next(5_000)}},"context":{{random.Next(128_000)}}} }""", out var written);
            length += written;
        }
        body[length++] = (byte)']';
        return body.AsMemory(0, length);
    }
}
