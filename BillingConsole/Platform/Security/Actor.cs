using System.Security.Claims;

namespace BillingConsole.Platform.Security;

public enum ActorKind { User, ApiKey, Job }

/// <summary>Who does it, as the audit names them.</summary>
public sealed record Actor(ActorKind Kind, string Id, string Name, Role Role, string? Address = null)
{
    public const string KindClaim = "actor_kind";

    /// <summary>From where a person signed in: a circuit has no address of its own.</summary>
    public const string AddressClaim = "actor_address";

    public static Actor Job(string name) => new(ActorKind.Job, name, name, Role.Admin);

    public bool May(Permission permission) => Role.Grants(permission);

    /// <summary>The actor behind a signed-in principal, or null for a stranger.</summary>
    public static Actor? From(ClaimsPrincipal principal, string? address = null)
    {
        if (principal.Identity?.IsAuthenticated != true) return null;
        if (!Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)) return null;
        var kind = principal.FindFirstValue(KindClaim) == nameof(ActorKind.ApiKey) ? ActorKind.ApiKey : ActorKind.User;
        return new(kind, principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", principal.Identity.Name ?? "", role, address ?? principal.FindFirstValue(AddressClaim));
    }
}
