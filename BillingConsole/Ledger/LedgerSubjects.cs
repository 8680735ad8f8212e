namespace BillingConsole.Ledger;

/// <summary>
/// What entries may be asked for by: each capability above, whose rows entries speak of, brings one. It turns what a caller
/// wrote into the id that stands in the entry, and ids into what a person calls them.
/// </summary>
public interface ILedgerSubject
{
    /// <summary>The word of the filter, such as "invoice".</summary>
    string Kind { get; }

    Task<string?> FindAsync(string named, CancellationToken cancel);

    /// <summary>Names by id; ids of other subjects are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel);
}
