using BillingConsole.Invoices;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Payments;

/// <summary>Asks a customer by a link to pay an invoice; whoever takes money online, above, brings it.</summary>
public interface IAskByLink
{
    /// <summary>The address of a link over all that is due, made in this transaction, or why there can be none.</summary>
    Task<Result<string>> AskAsync(Invoice invoice, CancellationToken cancel);
}
