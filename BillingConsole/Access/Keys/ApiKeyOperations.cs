using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Access.Keys;

public sealed record ApiKeyBody
{
    public string? Name { get; init; }
    public Role? Role { get; init; }
    public List<string>? Scopes { get; init; }
    public Instant? ExpiresAt { get; init; }
}

[Needs(Permission.Administer)]
public sealed record CreateApiKey(ApiKeyBody Body) : IInput<NewApiKey>;

public sealed class CreateApiKeyOperation(BillingDb db, OperationContext context, RealTime time) : IOperation<CreateApiKey, NewApiKey>
{
    public Task<Result<NewApiKey>> RunAsync(CreateApiKey input, CancellationToken cancel)
    {
        var (check, body, text) = (new Check(), input.Body, ApiKeyText.New());
        var key = new ApiKey
        {
            Id = context.NewId<ApiKey>(), Name = check.Text("name", body.Name, 100),
            Role = check.Required("role", body.Role, $"Give one of {Words.All<Role>()}."), Scopes = Scopes(check, body.Scopes),
            ExpiresAt = body.ExpiresAt, Hint = ApiKeyText.Hint(text), Hash = ApiKeyText.Hash(text), CreatedAt = time.Now,
        };
        check.That(body.ExpiresAt is not { } end || end > time.Now, "expires_at", "Give an instant in the future, or leave it out for a key that does not expire.");
        if (check.Failed) return Task.FromResult<Result<NewApiKey>>(check);
        db.Add(key);
        return Task.FromResult<Result<NewApiKey>>(NewApiKey.Of(key, text));
    }

    private static List<string> Scopes(Check check, List<string>? scopes)
    {
        if (scopes is null) return [];
        check.That(scopes.Count <= 20 && scopes.All(s => s is { Length: > 0 and <= 40 } && s.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.' or '-')),
            "scopes", "At most 20 scopes of 1 to 40 letters, digits, '_', ':', '.' or '-'; 'read' admits reading only.");
        return [.. scopes.Distinct()];
    }
}

[Needs(Permission.Administer)]
public sealed record RevokeApiKey(string Key) : IInput<Done>;

public sealed class RevokeApiKeyOperation(BillingDb db, OperationContext context, KnownKeys known, RealTime time) : IOperation<RevokeApiKey, Done>
{
    public async Task<Result<Done>> RunAsync(RevokeApiKey input, CancellationToken cancel)
    {
        if (!Id<ApiKey>.TryParse(input.Key, out var id) || await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id, cancel) is not { } key)
            return Refusal.NotFound("API key", input.Key);
        key.RevokedAt ??= time.Now;
        context.AfterCommit(known.Forget);
        return default(Done);
    }
}

/// <summary>The key that the configuration names at the first start.</summary>
[Needs(Permission.Administer)]
public sealed record InstallApiKey(string Text) : IInput<Done>;

public sealed class InstallApiKeyOperation(BillingDb db, OperationContext context, RealTime time) : IOperation<InstallApiKey, Done>
{
    public async Task<Result<Done>> RunAsync(InstallApiKey input, CancellationToken cancel)
    {
        var hash = ApiKeyText.Hash(input.Text);
        if (await db.Set<ApiKey>().AnyAsync(k => k.Hash == hash, cancel)) return default(Done);
        db.Add(new ApiKey
        {
            Id = context.NewId<ApiKey>(), Name = "setup", Role = Role.Admin, Scopes = [],
            Hint = ApiKeyText.Hint(input.Text), Hash = hash, CreatedAt = time.Now,
        });
        return default(Done);
    }
}
