using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Http;

/// <summary>A single object of the API: its version leaves as the ETag.</summary>
public interface IVersionedView
{
    [JsonIgnore]
    uint Version { get; }
}

/// <summary>Runs operations and queries for an HTTP request and words the answers.</summary>
public sealed class Api(IHttpContextAccessor accessor, Operations.Operations operations, InFlight inFlight)
{
    private HttpContext Http => accessor.HttpContext!;

    /// <summary>A command that answers 200.</summary>
    public Task<IResult> Run<TBody, TResult>(Body<TBody> body, Func<TBody, IInput<TResult>> input) => Command(body, input, 200, null);

    /// <summary>A command that answers another success, such as 202.</summary>
    public Task<IResult> Run<TBody, TResult>(int status, Body<TBody> body, Func<TBody, IInput<TResult>> input, Func<TResult, string>? location = null) =>
        Command(body, input, status, location);

    /// <summary>A command that makes an object: 201 with its address.</summary>
    public Task<IResult> Create<TBody, TResult>(Body<TBody> body, Func<TBody, IInput<TResult>> input, Func<TResult, string> location) =>
        Command(body, input, 201, location);

    /// <summary>A command whose body is no plain JSON object: the caller has read it, or says why not.</summary>
    /// <param name="fingerprint">Of the body's bytes, for idempotency.</param>
    public async Task<IResult> Run<TResult>(Refusal? unread, Func<IInput<TResult>> input, string fingerprint) =>
        unread is { } refusal ? await RefuseAsync(refusal) : await ExecuteAsync(input(), fingerprint, 200, null);

    /// <summary>A command without a body (DELETE, or a POST that needs none).</summary>
    public async Task<IResult> Run<TResult>(IInput<TResult> input) => await ExecuteAsync(input, "", 200, null);

    public async Task<IResult> Read<TQueries, TAnswer>(Func<TQueries, Task<TAnswer>> ask) where TQueries : notnull =>
        Answer(await operations.ReadAsync(ask, Http.RequestAborted), 200, null);

    /// <summary>One object, or 404.</summary>
    public async Task<IResult> Find<TQueries, TAnswer>(Func<TQueries, Task<TAnswer?>> ask, string what, string id) where TQueries : notnull where TAnswer : class
    {
        var found = await operations.ReadAsync(ask, Http.RequestAborted);
        return !found.Ok ? Problems.From(found.Refusals) : found.Value is { } value ? Answer<TAnswer>(value, 200, null) : Problems.From([Refusal.NotFound(what, id)]);
    }

    /// <summary>A whole list as CSV, with the filters of the JSON list.</summary>
    public async Task<IResult> Csv<TQueries, TRow>(CsvSheet<TRow> sheet, Func<TQueries, Listing, Task<PageOf<TRow>>> ask) where TQueries : notnull
    {
        Task<Result<PageOf<TRow>>> PageAsync(string? cursor) => operations.ReadAsync<TQueries, PageOf<TRow>>(q => ask(q, new(CsvResult<TRow>.PageSize, cursor)), Http.RequestAborted);
        var first = await PageAsync(null);
        return first.Ok ? new CsvResult<TRow>(sheet, first.Value, PageAsync) : Problems.From(first.Refusals);
    }

    /// <summary>A document, or 404.</summary>
    public async Task<IResult> Download<TQueries>(Func<TQueries, Task<(string Name, byte[] Content)?>> ask, string contentType, string what, string id) where TQueries : notnull
    {
        var found = await operations.ReadAsync(ask, Http.RequestAborted);
        return !found.Ok ? Problems.From(found.Refusals)
            : found.Value is { } document ? Results.File(document.Content, contentType, document.Name) : Problems.From([Refusal.NotFound(what, id)]);
    }

    private async Task<IResult> Command<TBody, TResult>(Body<TBody> body, Func<TBody, IInput<TResult>> input, int status, Func<TResult, string>? location)
    {
        if (body.Refusal is { } refusal) return await RefuseAsync(refusal);
        return await ExecuteAsync(input(body.Value), body.Fingerprint, status, location);
    }

    private async Task<IResult> RefuseAsync(Refusal refusal) => Problems.From(
        [await operations.WhoAsync(Http.RequestAborted) is null ? new(RefusalKind.Unauthenticated, "unauthenticated", "Send a valid API key as 'Authorization: Bearer …'.") : refusal]);

    private async Task<IResult> ExecuteAsync<TResult>(IInput<TResult> input, string fingerprint, int status, Func<TResult, string>? location)
    {
        var claim = await ClaimAsync(fingerprint, status, location);
        if (claim is null) return Answer(await operations.RunAsync(input, new(ExpectedVersion()), Http.RequestAborted), status, location);
        using var turn = inFlight.Enter(claim.Owner, claim.Key);
        if (turn is null)
            return Problems.From([Refusal.Conflict("idempotency_in_progress", "The first request with this Idempotency-Key is still running. Ask again in a moment.", "Idempotency-Key")]);
        var result = await operations.RunAsync(input, new(ExpectedVersion(), Idempotency: claim), CancellationToken.None);
        return claim.Replayed is { } stored ? new StoredResult(stored) : Answer(result, status, location);
    }

    private async Task<IdempotencyClaim?> ClaimAsync<TResult>(string fingerprint, int status, Func<TResult, string>? location)
    {
        var key = Http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(Http.Request.Method)) return null;
        if (key.Length > 255) throw new RefusedException(Refusal.Invalid("Idempotency-Key", "At most 255 characters."));
        var owner = (await operations.WhoAsync(Http.RequestAborted))?.Id ?? "";
        var print = SHA256.HashData(Encoding.UTF8.GetBytes($"{Http.Request.Method} {Http.Request.Path}{Http.Request.QueryString} {fingerprint}"));
        return new(owner, key, Convert.ToHexString(print), value => new(
            status, Stored(value), location?.Invoke((TResult)value), ETagOf(value)));
    }

    private static string Stored(object value)
    {
        if (value is IShownOnce shown) value = shown.WithoutSecret();
        return JsonSerializer.Serialize(value, value.GetType(), ApiJson.Options);
    }

    private uint? ExpectedVersion()
    {
        var text = Http.Request.Headers.IfMatch.ToString().Trim().Trim('"');
        return text.Length == 0 || text == "*" ? null : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : uint.MaxValue;
    }

    private static string? ETagOf(object? value) => value is IVersionedView view ? $"\"{view.Version}\"" : null;

    private IResult Answer<TResult>(Result<TResult> result, int status, Func<TResult, string>? location)
    {
        if (!result.Ok) return Problems.From(result.Refusals);
        if (result.Value is Done) return Results.NoContent();
        if (ETagOf(result.Value) is { } tag) Http.Response.Headers.ETag = tag;
        if (location is not null) Http.Response.Headers.Location = location(result.Value);
        return Results.Json(result.Value, ApiJson.Options, statusCode: status);
    }

    private sealed class StoredResult(StoredAnswer stored) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = stored.Status;
            response.Headers["Idempotent-Replayed"] = "true";
            if (stored.Location is not null) response.Headers.Location = stored.Location;
            if (stored.ETag is not null) response.Headers.ETag = stored.ETag;
            response.ContentType = "application/json; charset=utf-8";
            return response.WriteAsync(stored.Body, httpContext.RequestAborted);
        }
    }
}
