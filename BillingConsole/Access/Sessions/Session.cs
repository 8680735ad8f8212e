using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Access.Sessions;

/// <summary>One sign-in of one person. The cookie names it, so ending it here ends the cookie too.</summary>
public sealed class Session : IHasId<Session>, IAudited
{
    /// <summary>However busy, a session ends after this; an idle one ends with its cookie.</summary>
    public static readonly Duration Longest = Duration.FromHours(12);
    public static readonly Duration Idle = Duration.FromMinutes(30);

    public static string IdPrefix => "ses";

    public required Id<Session> Id { get; init; }
    public required Id<User> User { get; init; }
    public required Instant StartedAt { get; init; }
    public Instant? EndedAt { get; set; }
    public string? Address { get; init; }
    public string? Agent { get; init; }

    public bool Lasts(Instant realNow) => EndedAt is null && realNow < StartedAt + Longest;
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("session").HasKey(s => s.Id);
        table.HasIndex(s => s.User);
        table.HasOne<User>().WithMany().HasForeignKey(s => s.User);
    }
}

internal static class Sessions
{
    /// <summary>Ends every open session of a user, but the one that is spared.</summary>
    public static async Task EndSessionsAsync(this BillingDb db, Id<User> user, Instant realNow, CancellationToken cancel, Id<Session>? spared = null)
    {
        foreach (var session in await db.Set<Session>().Where(s => s.User == user && s.EndedAt == null).ToListAsync(cancel))
            if (session.Id != spared) session.EndedAt = realNow;
    }
}
