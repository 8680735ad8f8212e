using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Usage;

namespace BillingConsole.Invoices.Exposure;

/// <summary>
/// Customers whose exposure is out of date. Touches are coalesced: however often a customer is touched while it waits, it is
/// computed once. What a dead process forgot is touched again at the next start.
/// </summary>
public sealed class ExposureQueue : IUsageListener, IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private HashSet<string> waiting = [];

    public void Counted(IReadOnlyCollection<string> customerIds) => Touch(customerIds);

    public void Touch(Id<Customer> customer) => Touch([customer.ToString()]);

    public void Touch(IReadOnlyCollection<string> customers)
    {
        if (customers.Count == 0) return;
        lock (gate)
        {
            waiting.UnionWith(customers);
            if (signal.CurrentCount == 0) signal.Release();
        }
    }

    public Task WaitAsync(CancellationToken cancel) => signal.WaitAsync(cancel);

    /// <summary>Everybody who waits; they wait no longer.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = [];
            return taken;
        }
    }

    public void Dispose() => signal.Dispose();
}
