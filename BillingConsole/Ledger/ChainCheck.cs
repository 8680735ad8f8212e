using BillingConsole.Core.Accounting;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Ledger;

/// <summary>
/// Walks the whole chain: no number is missing, every hash is that of its content, every entry is balanced and lists only what
/// its kind may post, and the head is the last entry.
/// </summary>
public sealed class ChainCheck(BillingDb db)
{
    private const int AtOnce = 2000;
    private const int MostProblems = 100;

    public async Task<(long Checked, List<string> Problems)> WalkAsync(CancellationToken cancel)
    {
        var (problems, hash, seq) = (new List<string>(), "", 0L);
        while (problems.Count < MostProblems)
        {
            var after = seq;
            var entries = await db.Set<LedgerEntry>().AsNoTracking().Include(e => e.Postings).Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(AtOnce).ToListAsync(cancel);
            if (entries.Count == 0) break;
            foreach (var entry in entries)
            {
                if (Fault(entry, seq + 1, hash) is { } fault) problems.Add($"Entry {entry.Seq} ({entry.Id}): {fault}");
                (seq, hash) = (entry.Seq, entry.Hash);
            }
        }
        var head = await db.Set<LedgerHead>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? new();
        if (problems.Count < MostProblems && (head.Seq, head.Hash) != (seq, hash))
            problems.Add($"The head of the chain stands at entry {head.Seq}, the last entry is {seq}: entries were removed from the end, or the head was changed.");
        return (seq, problems);
    }

    private static string? Fault(LedgerEntry entry, long expected, string previous)
    {
        if (entry.Seq != expected) return $"entries from {expected} on are missing before it.";
        if (entry.PreviousHash != previous) return "it does not follow the entry before it.";
        var about = new JournalSubject(entry.Customer, entry.Invoice, entry.Payment, entry.Memo);
        if (EntryHash.Of(previous, entry.Seq, entry.At, entry.On, entry.Kind, about, entry.Postings) != entry.Hash) return "its content was changed after it was written.";
        if (entry.Postings.Any(p => p.Customer != entry.Customer || p.Invoice != entry.Invoice || p.Currency != entry.Currency)) return "a posting names another customer, invoice or currency than its entry.";
        try
        {
            _ = entry.ToEntry();
            return null;
        }
        catch (ArgumentException unlawful)
        {
            return unlawful.Message;
        }
    }
}
