using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Access.Users;

/// <summary>A person who signs in: one role, a password, and a second factor where the role asks for one.</summary>
public sealed class User : IHasId<User>, IVersioned, IAudited
{
    public const int MostFailures = 10;
    public static readonly Duration LockTime = Duration.FromMinutes(5);

    public static string IdPrefix => "usr";

    public required Id<User> Id { get; init; }
    public required string Email { get; set; }
    public required string NormalizedEmail { get; set; }
    public required string Name { get; set; }
    public required Role Role { get; set; }
    public bool Disabled { get; set; }

    [Secret]
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever old invitations and sessions must end.</summary>
    [Secret]
    public required string Stamp { get; set; }
    public int FailedSignIns { get; set; }
    public Instant? LockedUntil { get; set; }
    public bool SecondFactor { get; set; }

    /// <summary>The authenticator's key, encrypted; kept while enrolling too.</summary>
    [Secret]
    public string? FactorKey { get; set; }

    /// <summary>The time step of the last accepted code, which no code may repeat.</summary>
    [Secret]
    public long FactorStep { get; set; }

    [Secret]
    public List<string> RecoveryHashes { get; set; } = [];
    public Instant? FactorAskedAt { get; set; }
    public required Instant CreatedAt { get; init; }
    public Instant? LastSignInAt { get; set; }
    public uint Version { get; set; }

    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    public static string NewStamp() => Guid.NewGuid().ToString("N");

    public bool IsLocked(Instant realNow) => LockedUntil > realNow;

    public void CountFailure(Instant realNow)
    {
        if (++FailedSignIns < MostFailures) return;
        FailedSignIns = 0;
        LockedUntil = realNow + LockTime;
    }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> table)
    {
        table.ToTable("console_user").HasKey(u => u.Id);
        table.HasIndex(u => u.NormalizedEmail).IsUnique();
        table.Property(u => u.RecoveryHashes).AsJson();
    }
}
