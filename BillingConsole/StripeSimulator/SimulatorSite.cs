using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BillingConsole.StripeSimulator;

/// <summary>Under which address a browser reaches the simulator's pages.</summary>
internal sealed class SimulatorSite(SimulatorOptions options, IServer server)
{
    /// <summary>The configured address; else the one that was called; else, for calls that never left the process, one that is listened on.</summary>
    public string Origin(HttpContext http) =>
        options.PublicAddress?.TrimEnd('/') ?? (http.Request.Host.Host == SimulatorLoopback.Host ? Listening() : $"{http.Request.Scheme}://{http.Request.Host}");

    public string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
