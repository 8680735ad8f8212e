using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BillingConsole.Stripe.Connection;

/// <summary>Where this program can be reached: as it was told, else where it listens.</summary>
public sealed class OwnAddress(StripeConfiguration configuration, IServer server)
{
    private static readonly Uri Unknown = new("http://localhost");

    /// <summary>From this very machine.</summary>
    public Uri Local => server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable).OfType<Uri>().OrderBy(a => a.Scheme == Uri.UriSchemeHttps).FirstOrDefault() ?? Unknown;

    /// <summary>For a customer's browser.</summary>
    public Uri Public => configuration.PublicAddress ?? Local;

    /// <summary>Whether somebody on another machine can open <see cref="Public"/>.</summary>
    public bool IsPublic => configuration.PublicAddress is not null || !Local.IsLoopback;

    private static Uri? Reachable(string listening)
    {
        var text = listening.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal);
        return Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
    }
}
