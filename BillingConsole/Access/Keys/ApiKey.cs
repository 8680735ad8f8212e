using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Access.Keys;

/// <summary>A program's way in. The key itself is shown once; the row knows only its SHA-256.</summary>
public sealed class ApiKey : IHasId<ApiKey>, IAudited
{
    public const string ReadScope = "read";
    public const string WriteScope = "write";

    public static string IdPrefix => "key";

    public required Id<ApiKey> Id { get; init; }
    public required string Name { get; init; }
    public required Role Role { get; init; }
    public required List<string> Scopes { get; init; }

    /// <summary>The first and last letters, by which a person recognises a key.</summary>
    public required string Hint { get; init; }

    [Secret]
    public required string Hash { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? ExpiresAt { get; init; }
    public Instant? LastUsedAt { get; init; }
    public Instant? RevokedAt { get; set; }

    /// <summary>Keys end by real time, whatever the test clock says.</summary>
    public bool Works(Instant realNow) => RevokedAt is null && (ExpiresAt is null || realNow < ExpiresAt);
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> table)
    {
        table.ToTable("api_key").HasKey(k => k.Id);
        table.HasIndex(k => k.Hash).IsUnique();
        table.Property(k => k.Scopes).AsJson();
    }
}
