namespace BillingConsole.Customers;

/// <summary>Which prices there are; capabilities above this one answer.</summary>
public interface IPriceNames
{
    /// <summary>Those of the codes that no price bears.</summary>
    Task<IReadOnlyList<string>> UnknownAsync(IReadOnlyCollection<string> codes, CancellationToken cancel);
}
