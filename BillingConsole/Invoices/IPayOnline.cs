using BillingConsole.Platform.Data;

namespace BillingConsole.Invoices;

/// <summary>Knows where an invoice can be paid at this moment; whoever takes money online, above, brings it.</summary>
public interface IPayOnline
{
    /// <summary>An address that customers can open, or null when there is none.</summary>
    Task<string?> AddressOfAsync(Id<Invoice> invoice, CancellationToken cancel);
}
