namespace BillingConsole.Usage;

/// <summary>Hears after each commit which customers have new usage; it must be quick, and a fault of its own stops nobody.</summary>
public interface IUsageListener
{
    void Counted(IReadOnlyCollection<string> customerIds);
}
