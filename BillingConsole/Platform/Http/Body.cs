using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Http.Metadata;

namespace BillingConsole.Platform.Http;

/// <summary>A request's JSON body: the value, or a refusal that names the member and what would be accepted.</summary>
public sealed partial class Body<T> : IEndpointParameterMetadataProvider
{
    private readonly T? value;

    private Body(T? value, Refusal? refusal, string fingerprint) => (this.value, Refusal, Fingerprint) = (value, refusal, fingerprint);

    public Refusal? Refusal { get; }

    /// <summary>SHA-256 of the body's bytes, for idempotency.</summary>
    public string Fingerprint { get; }

    public T Value => value ?? throw new InvalidOperationException("The body was refused.");

    public static async ValueTask<Body<T>> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var bytes = buffer.ToArray();
        var fingerprint = Convert.ToHexString(SHA256.HashData(bytes));
        var (value, refusal) = Parse(bytes);
        return new(value, refusal, fingerprint);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    internal static (T? Value, Refusal? Refusal) Parse(byte[] bytes)
    {
        if (bytes.Length == 0) bytes = "{}"u8.ToArray();
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return JsonSerializer.Deserialize<T>(bytes, ApiJson.Options) is { } value
                ? (value, null) : (default, Malformed("The body is null; send a JSON object.", null));
        }
        catch (DecoderFallbackException)
        {
            return (default, Malformed("The body is not valid UTF-8.", null));
        }
        catch (JsonException failure)
        {
            return (default, Describe(failure));
        }
        catch (InvalidOperationException)
        {
            return (default, Malformed("The body holds text that is not valid Unicode.", null));
        }
    }

    private static Refusal Describe(JsonException failure)
    {
        var field = failure.Path is { } path ? PathStart().Replace(path, "") : null;
        if (Unknown().Match(failure.Message) is { Success: true } unknown)
        {
            var member = unknown.Groups[1].Value;
            var named = string.IsNullOrEmpty(field) ? member : field == member || field.EndsWith("." + member, StringComparison.Ordinal) ? field : $"{field}.{member}";
            return Refusal.Rule("unknown_member", "This member is not known here.", named);
        }
        if (Duplicate().Match(failure.Message) is { Success: true } twice)
            return Malformed("This member is given twice.", twice.Groups[1].Value, "duplicate_member");
        if (failure.Message.StartsWith("Give ", StringComparison.Ordinal))
            return Refusal.Invalid(field ?? "", Sentence().Match(failure.Message).Value);
        if (failure.InnerException is null or InvalidOperationException or FormatException && !string.IsNullOrEmpty(field) && WrongType().IsMatch(failure.Message))
            return Refusal.Invalid(field ?? "", "The value has another type than this member takes.");
        return Malformed($"The body is not the JSON that is expected here (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}).", field);
    }

    private static Refusal Malformed(string message, string? field, string code = "malformed_json") =>
        new(RefusalKind.Malformed, code, message, string.IsNullOrEmpty(field) ? null : field);

    [GeneratedRegex(@"^\$\.?")]
    private static partial Regex PathStart();

    [GeneratedRegex("JSON property '([^']*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("[Dd]uplicate property '([^']*)'")]
    private static partial Regex Duplicate();

    [GeneratedRegex("could not be converted")]
    private static partial Regex WrongType();

    [GeneratedRegex(@"^Give .*?(?=( Path: |$))")]
    private static partial Regex Sentence();
}
