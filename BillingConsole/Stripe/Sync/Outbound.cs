using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using BillingConsole.Stripe.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

public enum OutboundOp { Create, Update, Delete }

/// <summary>Where a request stands: it waits, was answered, was given up, or rests until a person decides.</summary>
public enum OutboundStatus { Waiting, Done, Dead, Parked, Dropped }

/// <summary>What made the console write to Stripe; only what Stripe itself set off can turn in a circle.</summary>
public enum OutboundCause { Change, Event, Person, Backfill }

/// <summary>One request to Stripe about one customer, kept to the byte until it has a definite answer.</summary>
public sealed class Outbound : IHasId<Outbound>, ILeased
{
    public static string IdPrefix => "sob";

    public required Id<Outbound> Id { get; init; }
    public required string Account { get; init; }
    public required bool Livemode { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required OutboundOp Op { get; init; }
    public required OutboundCause Cause { get; set; }

    /// <summary>Which making of this customer it is; rises with "create again".</summary>
    public int Generation { get; init; } = 1;
    public string? StripeId { get; set; }

    /// <summary>The exact body, written before the first call and never after; null while nothing was sent.</summary>
    public string? Body { get; set; }
    public required string IdempotencyKey { get; init; }

    /// <summary>What the body says, so that its answer is known when it comes round as an event.</summary>
    public SharedFields? Said { get; set; }

    /// <summary>Whether Stripe was asked for the same e-mail before a customer is made there.</summary>
    public bool LookedUp { get; set; }
    public OutboundStatus Status { get; set; } = OutboundStatus.Waiting;
    public required Instant CreatedAt { get; init; }
    public required Instant DueAt { get; set; }
    public Instant? LeasedUntil { get; set; }
    public Instant? FirstSentAt { get; set; }
    public Instant? SettledAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Given up because of what it says; another one that was given up may have been done, and only the same bytes may be sent again.</summary>
    public bool WasRefused => Status == OutboundStatus.Dead && Attempts < InboxPatience.Attempts;

    /// <summary>Requests that went out for it, look-ups included.</summary>
    public int Requests { get; set; }
    public string? RequestId { get; set; }
    public string? Error { get; set; }
}

internal sealed class OutboundTable : IEntityTypeConfiguration<Outbound>
{
    public void Configure(EntityTypeBuilder<Outbound> table)
    {
        table.ToTable("stripe_outbox").HasKey(o => o.Id);
        table.Ignore(o => o.WasRefused);
        table.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId);
        table.HasIndex(o => o.IdempotencyKey).IsUnique();
        table.HasIndex(o => new { o.Account, o.Livemode, o.CustomerId }).IsUnique().HasFilter("status in ('waiting', 'parked')").HasDatabaseName("ix_stripe_outbox_one_active");
        table.HasIndex(o => o.DueAt).HasFilter("status = 'waiting'").HasDatabaseName("ix_stripe_outbox_due");
        table.HasIndex(o => new { o.CustomerId, o.SettledAt });
        table.Property(o => o.Said!).AsJson();
    }
}
