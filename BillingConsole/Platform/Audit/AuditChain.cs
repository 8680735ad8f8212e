using System.Security.Cryptography;
using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Audit;

/// <summary>Ties each audit row to the one before it, so that a changed or missing row shows.</summary>
public static class AuditChain
{
    public static string Link(string? previous, AuditRow row)
    {
        string?[] content =
        [
            previous, $"{Instants.ToMicroseconds(row.At)}", Words.Of(row.ActorKind), row.ActorId, row.ActorName, row.Address, row.Operation,
            row.ObjectType, row.ObjectId, row.Before, row.After, row.Reason,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
    }
}

public sealed record AuditVerdict(bool Ok, long Checked, IReadOnlyList<string> Problems, int Anchors);

/// <summary>Follows the chain from the first row to the last, and looks for every row that an anchor fixed.</summary>
[Needs(Permission.CorrectUsage)]
public sealed class AuditVerifier(BillingDb db, AuditAnchorFile file)
{
    private const int MostProblems = 20;

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancel)
    {
        var (previous, checkedRows, problems) = ((string?)null, 0L, new List<string>());
        // Read first: rows that come meanwhile are after every anchor.
        var anchors = await AnchorsAsync(cancel);
        var anchored = anchors.Select(a => a.Seq).ToHashSet();
        var found = new Dictionary<long, string>();
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().OrderBy(r => r.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            checkedRows++;
            if (row.Hash != AuditChain.Link(previous, row) && problems.Count < MostProblems)
                problems.Add($"Row {row.Seq} is not what was written, or a row before it is missing.");
            previous = row.Hash;
            if (anchored.Contains(row.Seq)) found[row.Seq] = row.Hash;
        }
        problems.AddRange(anchors.Where(a => !found.TryGetValue(a.Seq, out var hash) || hash != a.Hash).DistinctBy(a => a.Seq).Take(MostProblems).Select(a => found.ContainsKey(a.Seq)
            ? $"Row {a.Seq} is not the one that was anchored on {a.Day}."
            : $"Row {a.Seq}, anchored on {a.Day}, is missing: the log was cut off there or before."));
        return new(problems.Count == 0, checkedRows, problems, anchors.Select(a => a.Day).Distinct().Count());
    }

    private async Task<List<(string Day, long Seq, string Hash)>> AnchorsAsync(CancellationToken cancel) =>
    [
        .. (await db.Set<AuditAnchor>().AsNoTracking().ToListAsync(cancel)).Select(a => ($"{a.Day:uuuu-MM-dd}", a.Seq, a.Hash)),
        .. (await file.ReadAsync(cancel)).Select(a => (a.Day, a.Seq, a.Hash)),
    ];
}
