using System.Text;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Http;

/// <summary>What a CSV says of each row, and under which heads.</summary>
public sealed record CsvSheet<TRow>(string Name, IReadOnlyList<string> Heads, Func<TRow, IEnumerable<IReadOnlyList<object?>>> Lines)
{
    public static CsvSheet<TRow> Of(string name, string heads, Func<TRow, IReadOnlyList<object?>> line) => new(name, heads.Split(' '), row => [line(row)]);
}

/// <summary>
/// A list as CSV, sent page by page as it is read: no more than one page is ever held, and no read lasts longer than a page.
/// The first page is asked before anything is sent, so that a refusal is still a refusal.
/// </summary>
internal sealed class CsvResult<TRow>(CsvSheet<TRow> sheet, PageOf<TRow> first, Func<string, Task<Result<PageOf<TRow>>>> next) : IResult
{
    public const int PageSize = 500;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{sheet.Name}.csv\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(CsvText.Line(sheet.Heads));
        for (var page = first; ; )
        {
            foreach (var line in page.Data.SelectMany(sheet.Lines)) await writer.WriteAsync(CsvText.Line(line));
            await writer.FlushAsync(cancel);
            if (page.NextCursor is not { } cursor) return;
            var asked = await next(cursor);
            // The head is on its way already; only a broken answer can say that the file is not whole.
            if (!asked.Ok) throw new InvalidOperationException($"{sheet.Name}.csv broke off: {asked.Refusals[0].Message}");
            page = asked.Value;
        }
    }
}
