using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Access.Keys;

public enum ApiKeyState { Active, Expired, Revoked }

public sealed record ApiKeyView(
    Id<ApiKey> Id, string Name, Role Role, IReadOnlyList<string> Scopes, string Hint, ApiKeyState State,
    Instant CreatedAt, Instant? ExpiresAt, Instant? LastUsedAt, Instant? RevokedAt);

/// <summary>The only answer that ever holds a key; a stored answer does not.</summary>
public sealed record NewApiKey(
    Id<ApiKey> Id, string? Key, string Name, Role Role, IReadOnlyList<string> Scopes, string Hint, Instant CreatedAt, Instant? ExpiresAt) : IShownOnce
{
    public static NewApiKey Of(ApiKey k, string text) => new(k.Id, text, k.Name, k.Role, k.Scopes, k.Hint, k.CreatedAt, k.ExpiresAt);

    public object WithoutSecret() => this with { Key = null };
}

[Needs(Permission.Administer)]
public sealed class ApiKeyQueries(BillingDb db, RealTime time, KeyUse use)
{
    public async Task<PageOf<ApiKeyView>> ListAsync(Listing listing, CancellationToken cancel) =>
        (await db.Set<ApiKey>().AsNoTracking().PageAsync(listing, cancel)).Select(View);

    private ApiKeyView View(ApiKey k) => new(
        k.Id, k.Name, k.Role, k.Scopes, k.Hint,
        k.RevokedAt is not null ? ApiKeyState.Revoked : k.Works(time.Now) ? ApiKeyState.Active : ApiKeyState.Expired,
        k.CreatedAt, k.ExpiresAt, use.LastOf(k.Id) ?? k.LastUsedAt, k.RevokedAt);
}
