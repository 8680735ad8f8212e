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

public sealed record AuditVerdict(bool Ok, long Checked, IReadOnlyList<string> Problems);

/// <summary>Follows the chain from the first row to the last.</summary>
[Needs(Permission.CorrectUsage)]
public sealed class AuditVerifier(BillingDb db)
{
    private const int MostProblems = 20;

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancel)
    {
        var (previous, checkedRows, problems) = ((string?)null, 0L, new List<string>());
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().OrderBy(r => r.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            checkedRows++;
            if (row.Hash != AuditChain.Link(previous, row) && problems.Count < MostProblems)
                problems.Add($"Row {row.Seq} is not what was written, or a row before it is missing.");
            previous = row.Hash;
        }
        return new(problems.Count == 0, checkedRows, problems);
    }
}
