using System.Text.Json;
using BillingConsole.Platform.Http;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Platform.Data;

public static class JsonColumn
{
    /// <summary>Keeps a small value that is never searched as JSON text in the API's dialect; replace it, do not mutate it.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class => property.HasConversion(
        value => JsonSerializer.Serialize(value, ApiJson.Options),
        text => JsonSerializer.Deserialize<T>(text, ApiJson.Options)!,
        new ValueComparer<T>(
            (a, b) => JsonSerializer.Serialize(a, ApiJson.Options) == JsonSerializer.Serialize(b, ApiJson.Options),
            value => JsonSerializer.Serialize(value, ApiJson.Options).GetHashCode(StringComparison.Ordinal),
            value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, ApiJson.Options), ApiJson.Options)!));
}
