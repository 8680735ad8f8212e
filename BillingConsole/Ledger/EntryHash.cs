using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BillingConsole.Core.Accounting;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>SHA-256 over an entry's content and the hash before it: whoever changes one entry changes every later hash.</summary>
internal static class EntryHash
{
    public static string Of(string previous, long seq, Instant at, LocalDate on, EntryKind kind, JournalSubject about, IEnumerable<LedgerPosting> postings)
    {
        var text = new StringBuilder(256);
        text.Append(CultureInfo.InvariantCulture, $"{previous}\n{seq}\n{Instants.ToMicroseconds(at)}\n{on:uuuu-MM-dd}\n{Words.Of(kind)}\n{about.Customer}\n{about.Invoice}\n{about.Payment}\n{about.Memo}\n");
        foreach (var posting in postings.OrderBy(p => p.Position))
            text.Append(CultureInfo.InvariantCulture, $"{posting.Position}\t{posting.Account}\t{posting.Minor}\t{posting.Currency.Code}\n");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
