using System.Text;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Http;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Shell.Controls;

/// <summary>The whole list, as it is filtered, into a CSV file.</summary>
public sealed partial class DataList<TRow>
{
    private const int MostRows = 100_000;

    [Inject] public required Browser Browser { get; init; }
    [Inject] public required NotificationService Notifications { get; init; }

    private bool Exports => columns.Any(c => c.Value is not null);

    private Task ExportAsync() => DownloadAsync(WriteAsync);

    /// <summary>The selected rows alone, as they were when they were picked.</summary>
    public Task ExportSelectedAsync() => DownloadAsync(async writer =>
    {
        var written = new CsvColumns(columns, Selected);
        await writer.WriteAsync(written.Head);
        foreach (var row in Selected) await writer.WriteAsync(written.Line(row));
        return true;
    });

    private async Task DownloadAsync(Func<StreamWriter, Task<bool>> write)
    {
        using var file = new MemoryStream();
        await using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            if (!await write(writer)) return;
        }
        file.Position = 0;
        await Browser.DownloadAsync($"{Caption.ToLowerInvariant().Replace(' ', '-')}.csv", file);
    }

    private async Task<bool> WriteAsync(StreamWriter writer)
    {
        CsvColumns? written = null;
        string? cursor = null;
        var rows = 0;
        do
        {
            var next = await AskAsync(cursor, CancellationToken.None, Listing.Most);
            if (!next.Ok)
            {
                Notifications.Failed(next.Refusals);
                return false;
            }
            if (written is null) await writer.WriteAsync((written = new(columns, next.Value.Data)).Head);
            foreach (var row in next.Value.Data) await writer.WriteAsync(written.Line(row));
            cursor = next.Value.NextCursor;
            rows += next.Value.Data.Count;
        }
        while (cursor is not null && rows < MostRows);
        if (cursor is not null) Notifications.Warn($"The file holds the first {Figures.Of(rows)} rows. Narrow the filters, or use the API for all of them.");
        return true;
    }

    /// <summary>The columns of the file; an amount takes two, so that a spreadsheet can add it up.</summary>
    private sealed class CsvColumns
    {
        private readonly (Column<TRow> Column, bool IsMoney)[] all;

        public CsvColumns(IEnumerable<Column<TRow>> columns, IReadOnlyList<TRow> sample) =>
            all = [.. columns.Where(c => c.Value is not null).Select(c => (c, sample.Any(r => c.Value!(r) is Money)))];

        public string Head => CsvText.Line(all.SelectMany(c => c.IsMoney ? (string[])[c.Column.Title, c.Column.Title + " currency"] : [c.Column.Title]));

        public string Line(TRow row) => CsvText.Line(all.SelectMany(c => Cells(c.Column.Value!(row), c.IsMoney)));

        private static object?[] Cells(object? value, bool isMoney) => isMoney ? [value, (value as Money?)?.Currency.Code] : [value];
    }
}
