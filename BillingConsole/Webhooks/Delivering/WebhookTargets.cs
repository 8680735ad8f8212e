using System.Net;
using System.Net.Sockets;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Webhooks.Delivering;

/// <summary>Whether endpoints within private networks are allowed, for the whole installation.</summary>
public sealed record WebhookSettings(bool AllowPrivateTargets)
{
    public static WebhookSettings Read(IConfiguration configuration) => new(configuration.GetValue("Webhooks:AllowPrivateTargets", false));
}

/// <summary>Asks the name service.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancel);

/// <summary>An address that nothing may be sent to, and why.</summary>
public sealed class TargetRefusedException(string message) : Exception(message);

/// <summary>Where a webhook may go. A name is resolved again for every connection, and the connection goes to the address that was checked.</summary>
public sealed class WebhookTargets(WebhookSettings settings, HostLookup lookup)
{
    public const int LongestUrl = 2000;
    private const string Setting = "Webhooks:AllowPrivateTargets";
    private const string OnlyPrivately = "Give an https:// address; plain http is for private networks only.";
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    /// <summary>Why this is no URL for an endpoint; null when it is. A name that cannot be resolved now may be later.</summary>
    public async Task<Refusal?> WhyNotAsync(string? url, CancellationToken cancel)
    {
        Refusal Invalid(string why) => Refusal.Invalid("url", why);
        if (url is null || url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Host.Length == 0)
            return Invalid($"Give an absolute https:// address of at most {LongestUrl} characters.");
        if (target.UserInfo.Length > 0 || target.Fragment.Length > 0) return Invalid("Give the address without a user, a password and a fragment.");
        if (target.Scheme != Uri.UriSchemeHttps && !(settings.AllowPrivateTargets && target.Scheme == Uri.UriSchemeHttp)) return Invalid("Give an https:// address.");
        try
        {
            var found = await ResolveAsync(target.DnsSafeHost, cancel);
            foreach (var address in found) Admit(target, address);
            return found.Length == 0 && target.Scheme != Uri.UriSchemeHttps ? Invalid(OnlyPrivately) : null;
        }
        catch (TargetRefusedException refused)
        {
            return Invalid(refused.Message);
        }
    }

    /// <summary>The addresses of a target, every one of them admitted.</summary>
    /// <exception cref="TargetRefusedException">One of them is not, or there is none.</exception>
    public async Task<IReadOnlyList<IPAddress>> AdmittedAsync(Uri target, CancellationToken cancel)
    {
        var found = IPAddress.TryParse(target.DnsSafeHost, out var literal) ? [literal] : await lookup(target.DnsSafeHost, cancel);
        if (found.Length == 0) throw new TargetRefusedException($"{target.DnsSafeHost} has no address.");
        foreach (var address in found) Admit(target, address);
        return found;
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(AtMost);
        try
        {
            return await lookup(host, limit.Token);
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return [];
        }
    }

    private void Admit(Uri target, IPAddress address)
    {
        var isPublic = PublicAddresses.Holds(address);
        if (!isPublic && !(settings.AllowPrivateTargets && PublicAddresses.IsOneMachine(address)))
            throw new TargetRefusedException($"{target.DnsSafeHost} leads to {address}, which is not on the public internet. Give a public address, or set {Setting} for this installation.");
        if (isPublic && target.Scheme != Uri.UriSchemeHttps) throw new TargetRefusedException(OnlyPrivately);
    }
}
