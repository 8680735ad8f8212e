using System.Text;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Usage.Importing;

/// <summary>A row of the file that was not counted, and why.</summary>
public sealed record RefusedRow(long Line, string? Id, string Code, string Detail);

/// <summary>
/// Sends a file piece by piece, each in a commit of its own. It may break off anywhere: the same file sent again counts what is
/// missing and finds the rest known.
/// </summary>
public sealed class FileImport(Operations operations, TimeProvider clock)
{
    private const int AtOnce = 2_000;
    private const int MostKept = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public long Accepted { get; private set; }

    public long Duplicates { get; private set; }

    public long Refused { get; private set; }

    /// <summary>The first of them, for a person to put right.</summary>
    public List<RefusedRow> Rows { get; } = [];

    /// <summary>Refused rows as a table.</summary>
    public static byte[] TableOf(IEnumerable<RefusedRow> rows) => Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => CsvText.Line([r.Line, r.Id, r.Code, r.Detail])).Prepend(CsvText.Line(["line", "id", "code", "detail"]))));

    /// <param name="file">Stays open.</param>
    /// <param name="moved">Called after each piece but the last.</param>
    public async Task<IReadOnlyList<Refusal>> RunAsync(Stream file, string name, Func<Task> moved, CancellationToken cancel)
    {
        using var text = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var piece = new List<FileEvent>(AtOnce);
        await foreach (var one in new EventFile(name).ReadAsync(text, cancel))
        {
            piece.Add(one);
            if (piece.Count < AtOnce) continue;
            if (await SendAsync(piece, cancel) is { Count: > 0 } refusals) return refusals;
            piece.Clear();
            await moved();
        }
        return await SendAsync(piece, cancel);
    }

    private async Task<IReadOnlyList<Refusal>> SendAsync(List<FileEvent> piece, CancellationToken cancel)
    {
        if (piece.Count == 0) return [];
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var events = piece.ConvertAll(p => EventParser.ParseLines(p.Json, now)[0]);
        var sent = await operations.RunAsync(new SendEvents(events, false), cancel: cancel);
        while (!sent.Ok && sent.Refusals[0].Kind == RefusalKind.TooMany)
        {
            await Task.Delay(Pause, clock, cancel);
            sent = await operations.RunAsync(new SendEvents(events, false), cancel: cancel);
        }
        if (!sent.Ok) return sent.Refusals;
        (Accepted, Duplicates, Refused) = (Accepted + sent.Value.Accepted, Duplicates + sent.Value.Duplicates, Refused + sent.Value.Rejected.Count);
        Rows.AddRange(sent.Value.Rejected.Take(MostKept - Rows.Count).Select(r => new RefusedRow(piece[r.Index].Line, r.Id, r.Code, r.Detail)));
        return [];
    }
}
