using Npgsql;

namespace BillingConsole.Usage;

/// <summary>The partitions of the events on PostgreSQL, by number: the n-th holds the n-th ten million, and only the last grows (decision 0097).</summary>
public sealed class EventPartitions(string connectionString)
{
    /// <summary>How many numbers one takes.</summary>
    public const long Size = 10_000_000;

    // One is there long before a transaction needs it, so that every transaction has seen it by then.
    private const long Ahead = 100_000;

    private long ready;

    /// <summary>Makes the partitions that take these numbers; only who holds the usage lock may ask.</summary>
    public async Task MakeRoomAsync(long first, long last, CancellationToken cancel)
    {
        if (PartOf(last + Ahead) <= ready) return;
        // A commit of its own: what is known to be there must not go with the transaction that asks.
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        for (var part = PartOf(first); part <= PartOf(last + Ahead); part++)
        {
            if (!await IsThereAsync(connection, part, cancel)) await MakeAsync(connection, part, cancel);
            ready = Math.Max(ready, part);
        }
    }

    private static long PartOf(long seq) => (seq - 1) / Size + 1;

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, long part, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand("select to_regclass('usage_event_' || $1) is not null", connection) { Parameters = { new() { Value = part } } };
        return (bool)(await ask.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Attached, not made as a part, which would wait for everybody who reads.</summary>
    private static async Task MakeAsync(NpgsqlConnection connection, long part, CancellationToken cancel)
    {
        await using var make = new NpgsqlCommand($"""
            create table usage_event_{part} (like usage_event);
            alter table usage_event attach partition usage_event_{part} for values from ({(part - 1) * Size + 1}) to ({part * Size + 1});
            """, connection);
        await make.ExecuteNonQueryAsync(cancel);
    }
}
