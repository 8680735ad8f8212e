using System.Security.Claims;
using System.Text.Encodings.Web;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BillingConsole.Access.Keys;

/// <summary>Reads <c>Authorization: Bearer</c>; nothing else on the API's paths signs anyone in.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Lazy<BillingDb> db, KnownKeys known, RealTime time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api_key";
    public const string ScopeClaim = "scope";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var hash = ApiKeyText.Hash(header[Prefix.Length..].Trim());
        var key = await known.IdentifyAsync(db, hash, Context.RequestAborted);
        if (key is null || !key.Works(time.Now)) return AuthenticateResult.Fail("The API key is unknown, expired or revoked.");
        return AuthenticateResult.Success(new(new(Identify(key)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problems.From([Operations.Stranger]).ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.From([new(RefusalKind.Forbidden, "scope", "This API key may only read; use one whose scopes include 'write' or are empty.")]).ExecuteAsync(Context);

    /// <summary>A key whose scopes hold 'read' without 'write' may only look.</summary>
    public static bool MayAsk(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || !http.User.HasClaim(ScopeClaim, ApiKey.ReadScope) || http.User.HasClaim(ScopeClaim, ApiKey.WriteScope);

    private static ClaimsIdentity Identify(ApiKey key)
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, key.Id.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, key.Name));
        identity.AddClaim(new(ClaimTypes.Role, key.Role.ToString()));
        identity.AddClaim(new(Actor.KindClaim, nameof(ActorKind.ApiKey)));
        foreach (var scope in key.Scopes) identity.AddClaim(new(ScopeClaim, scope));
        return identity;
    }
}
