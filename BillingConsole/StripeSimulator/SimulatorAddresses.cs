namespace BillingConsole.StripeSimulator;

/// <summary>The addresses of the simulator's pages.</summary>
public static class SimulatorAddresses
{
    public const string Dashboard = "/simulator";
    public const string Faults = "/simulator/faults";

    public static string Pay(string session) => $"{Dashboard}/pay/{Uri.EscapeDataString(session)}";

    public static string Link(string paymentLink) => $"{Dashboard}/link/{Uri.EscapeDataString(paymentLink)}";
}
