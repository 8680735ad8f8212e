using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Connection;

public enum StripeMode { Simulator, Test, Live }

/// <summary>The one connection: whose account, by which key, and whether it rests. Keys and secrets lie here sealed.</summary>
public sealed class StripeConnection : IVersioned, IAudited
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public StripeMode Mode { get; set; }

    /// <summary>Stripe's account, once it said so itself; from then on no other is accepted.</summary>
    public string? Account { get; set; }

    /// <summary>Whether the present key was seen to belong to that account.</summary>
    public bool Confirmed { get; set; }

    /// <summary>The name under which this console claims what it makes at Stripe.</summary>
    public required string Instance { get; init; }

    /// <summary>Beginning and end of the key.</summary>
    public string? KeyHint { get; set; }

    [Secret]
    public string? SealedKey { get; set; }

    /// <summary>All that are accepted: while a secret is being rolled, two.</summary>
    [Secret]
    public string? SealedSecrets { get; set; }
    public Instant ConnectedAt { get; set; }
    public Instant? PausedAt { get; set; }
    public string? PausedBecause { get; set; }

    /// <summary>The request that Stripe refused; its support finds it by this.</summary>
    public string? PausedRequest { get; set; }
    public uint Version { get; set; }

    public void Resume() => (PausedAt, PausedBecause, PausedRequest) = (null, null, null);
}

internal sealed class StripeConnectionTable : IEntityTypeConfiguration<StripeConnection>
{
    public void Configure(EntityTypeBuilder<StripeConnection> table)
    {
        table.ToTable("stripe_connection").HasKey(c => c.Id);
        table.Property(c => c.Id).ValueGeneratedNever();
    }
}
