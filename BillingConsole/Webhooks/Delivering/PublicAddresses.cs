using System.Net;
using System.Net.Sockets;

namespace BillingConsole.Webhooks.Delivering;

/// <summary>Which addresses belong to the open internet: everything that IANA's special-purpose registries do not set apart.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Holds(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(plain)) return false;
        return !Special.Any(s => s.BaseAddress.AddressFamily == plain.AddressFamily && s.Contains(plain));
    }

    /// <summary>One machine, whichever network it stands in.</summary>
    public static bool IsOneMachine(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? !plain.IsIPv6Multicast && !plain.Equals(IPAddress.IPv6Any)
            : plain.GetAddressBytes() is [not 0 and < 224, ..];
    }
}
