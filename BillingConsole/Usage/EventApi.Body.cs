using System.Reflection;
using System.Security.Cryptography;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace BillingConsole.Usage;

public static partial class EventApi
{
    /// <summary>The events of a request: one CloudEvent, an array, or a line each; zipped or not.</summary>
    public sealed class EventsBody : IEndpointParameterMetadataProvider
    {
        public const int MostBytes = 16 * 1024 * 1024;

        private static readonly string[] Types = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson"];

        /// <summary>Why the body cannot be read as events at all; null when it can.</summary>
        public Refusal? Refusal { get; private init; }

        public IReadOnlyList<IncomingEvent> Events { get; private init; } = [];

        /// <summary>One event by itself: refused, it is the request that is refused.</summary>
        public bool Lone { get; private init; }

        /// <summary>SHA-256 of the bytes, where an idempotency key asks for it.</summary>
        public string Fingerprint { get; private init; } = "";

        public static async ValueTask<EventsBody> BindAsync(HttpContext http, ParameterInfo parameter)
        {
            try
            {
                var (lines, zipped) = FormOf(http.Request);
                var body = await ReadAsync(http, zipped);
                var now = Instant.FromDateTimeOffset(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
                return new()
                {
                    Events = lines ? EventParser.ParseLines(body, now) : EventParser.ParseDocument(body, now),
                    Lone = !lines && EventParser.IsLone(body.Span),
                    Fingerprint = http.Request.Headers.ContainsKey("Idempotency-Key") ? Convert.ToHexString(SHA256.HashData(body.Span)) : "",
                };
            }
            catch (UnreadableEventsException unreadable)
            {
                return new() { Refusal = unreadable.Refusal };
            }
            catch (InvalidDataException)
            {
                return new() { Refusal = new(RefusalKind.Malformed, "malformed_gzip", "The body says it is zipped and is not one whole, valid gzip.") };
            }
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(Types, typeof(object)));

        private static (bool Lines, bool Zipped) FormOf(HttpRequest request)
        {
            var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var media) ? media.MediaType.Value ?? "" : "";
            if (request.ContentType is not null && !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
                throw new UnreadableEventsException(new(RefusalKind.UnsupportedType, "unsupported_media_type", $"Send events as {string.Join(", ", Types)}."));
            var encoding = request.Headers.ContentEncoding.ToString();
            if (encoding.Length > 0 && !encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
                throw new UnreadableEventsException(new(RefusalKind.UnsupportedType, "unsupported_encoding", "Send the body plain or with Content-Encoding: gzip."));
            return (type.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase), encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase));
        }

        private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, bool zipped)
        {
            var body = new RentedBytes(http.Request.ContentLength is > 0 and <= MostBytes and var sent ? (int)sent + 1 : 64 * 1024);
            // The events point into it until they are committed, which the answer waits for.
            http.Response.RegisterForDispose(body);
            int read;
            while ((read = await http.Request.Body.ReadAsync(body.Free, http.RequestAborted)) > 0)
                if (!body.Add(read, MostBytes)) throw TooLarge();
            return WithoutMark(zipped ? ZippedBody.Unzip(body.Read.Span, MostBytes) ?? throw TooLarge() : body.Read);
        }

        private static UnreadableEventsException TooLarge() =>
            new(new(RefusalKind.TooLarge, "too_large", $"At most {MostBytes} bytes of events a request, after decompression."));

        private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
    }
}
