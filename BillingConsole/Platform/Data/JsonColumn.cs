using System.Text.Json;
using BillingConsole.Platform.Http;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Platform.Data;

public static class JsonColumn
{
    /// <summary>
    /// Keeps a small value that is never searched as JSON text in the API's dialect. Replace it, do not mutate it: what was read is
    /// what is remembered, so that looking for changes costs nothing where nobody put another value, and a mutation is not seen.
    /// </summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class => property.HasConversion(
        value => JsonSerializer.Serialize(value, ApiJson.Options),
        text => JsonSerializer.Deserialize<T>(text, ApiJson.Options)!,
        new ValueComparer<T>(
            (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, ApiJson.Options) == JsonSerializer.Serialize(b, ApiJson.Options),
            value => JsonSerializer.Serialize(value, ApiJson.Options).GetHashCode(StringComparison.Ordinal),
            value => value));
}
