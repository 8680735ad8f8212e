using System.Runtime.CompilerServices;
using System.Text;

namespace BillingConsole.Usage.Importing;

/// <summary>Reads RFC 4180 rows: cells in quotes may hold commas, line ends and doubled quotes.</summary>
internal static class CsvRows
{
    public static async IAsyncEnumerable<List<string>> ReadAsync(TextReader from, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (row, cell, quoted, buffer) = (new List<string>(), new StringBuilder(), false, new char[16 * 1024]);
        var wasQuote = false;
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
            for (var i = 0; i < read; i++)
            {
                var c = buffer[i];
                if (quoted && c != '"') cell.Append(c);
                else if (c == '"')
                {
                    if (!quoted && wasQuote) cell.Append('"');
                    quoted = !quoted;
                    wasQuote = !quoted;
                    continue;
                }
                else if (c == ',') Close(row, cell);
                else if (c == '\n')
                {
                    Close(row, cell);
                    if (row.Exists(one => one.Length > 0)) yield return row;
                    row = [];
                }
                else if (c != '\r') cell.Append(c);
                wasQuote = false;
            }
        Close(row, cell);
        if (row.Exists(one => one.Length > 0)) yield return row;
    }

    private static void Close(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }
}
