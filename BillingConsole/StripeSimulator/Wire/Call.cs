using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>One request that has been read and may run.</summary>
/// <param name="Ids">What stood in the address where the route has braces, in order.</param>
/// <param name="Origin">Scheme and host under which a browser reaches the pay page.</param>
/// <param name="SearchLag">How long ago a thing must have changed for search to know.</param>
internal sealed record Call(Turn Turn, Params Given, string Path, IReadOnlyList<string> Ids, string Origin, TimeSpan SearchLag)
{
    public string Id => Ids[0];
}
