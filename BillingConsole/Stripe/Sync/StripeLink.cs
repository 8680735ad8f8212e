using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>How a customer and one of Stripe belong together: in step, deleted there, or taken apart on purpose.</summary>
public enum LinkState { Linked, RemoteDeleted, Detached }

/// <summary>A customer of the console and one of Stripe that are the same, with what the two last agreed on. Test and live data never share one.</summary>
public sealed class StripeLink : IHasId<StripeLink>, IVersioned, IAudited
{
    public static string IdPrefix => "slk";

    public required Id<StripeLink> Id { get; init; }
    public required string Account { get; init; }
    public required bool Livemode { get; init; }
    public required Id<Customer> CustomerId { get; set; }
    public required string StripeId { get; init; }
    public LinkState State { get; set; } = LinkState.Linked;

    /// <summary>The shared fields as both sides last had them.</summary>
    public required SharedFields Agreed { get; set; }

    /// <summary>The console's side as it was last seen, so that a change of a field has a time.</summary>
    public required SharedFields Seen { get; set; }

    /// <summary>When the console wrote each field since the two agreed: real time, like Stripe's.</summary>
    public Dictionary<SyncField, Instant> WrittenAt { get; set; } = [];

    /// <summary>Stripe's customer does not name this console yet.</summary>
    public bool NeedsClaim { get; set; }

    /// <summary>How often a customer was made for this one in Stripe; part of the key under which it is made.</summary>
    public required int Generation { get; init; }

    /// <summary>Why nothing is written until a person says so.</summary>
    public string? ParkedBecause { get; set; }
    public required Instant LinkedAt { get; init; }
    public Instant? SyncedAt { get; set; }

    /// <summary>When a walk over all of Stripe's customers last met it.</summary>
    public Instant? LastSeenAt { get; set; }
    public uint Version { get; set; }

    public bool IsInStep => State == LinkState.Linked && ParkedBecause is null;

    public bool IsOf(SyncScope scope) => Account == scope.Account && Livemode == scope.Livemode;

    /// <summary>Notes what the console wrote just now.</summary>
    public void Notice(SharedFields now, Instant at)
    {
        var written = now.DifferencesTo(Seen);
        if (written.Count == 0) return;
        Seen = now;
        WrittenAt = WrittenAt.Where(p => !written.Contains(p.Key)).Concat(written.Select(f => KeyValuePair.Create(f, at))).ToDictionary();
    }

    /// <summary>Both sides have these fields now, or Stripe has and the console's differences follow.</summary>
    public void Agree(SharedFields fields, Instant at)
    {
        // A pass that finds nothing new leaves the row, and so the audit, alone.
        if (Agreed != fields || SyncedAt is null) (Agreed, SyncedAt) = (fields, at);
        if (WrittenAt.Keys.Any(f => Seen.Agrees(f, fields))) WrittenAt = WrittenAt.Where(p => !Seen.Agrees(p.Key, fields)).ToDictionary();
    }
}

internal sealed class StripeLinkTable : IEntityTypeConfiguration<StripeLink>
{
    public void Configure(EntityTypeBuilder<StripeLink> table)
    {
        table.ToTable("stripe_link").HasKey(l => l.Id);
        table.Ignore(l => l.IsInStep);
        table.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId);
        table.HasIndex(l => new { l.Account, l.Livemode, l.StripeId }).IsUnique();
        table.HasIndex(l => new { l.Account, l.Livemode, l.CustomerId }).IsUnique().HasFilter("state = 'linked'").HasDatabaseName("ix_stripe_link_one_linked");
        table.Property(l => l.Agreed).AsJson();
        table.Property(l => l.Seen).AsJson();
        table.Property(l => l.WrittenAt).AsJson();
    }
}

internal static class StripeLinks
{
    /// <summary>Every link of a customer, those of this transaction included.</summary>
    public static async Task<List<StripeLink>> LinksAsync(this BillingDb db, SyncScope scope, Id<Customer> customer, CancellationToken cancel)
    {
        await db.Set<StripeLink>().Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode && l.CustomerId == customer).LoadAsync(cancel);
        return [.. db.Set<StripeLink>().Local.Where(l => l.CustomerId == customer && l.IsOf(scope)).OrderBy(l => l.Id)];
    }

    /// <summary>The link by which a customer is in step, if any.</summary>
    public static async Task<StripeLink?> LinkedAsync(this BillingDb db, SyncScope scope, Id<Customer> customer, CancellationToken cancel) =>
        (await db.LinksAsync(scope, customer, cancel)).FirstOrDefault(l => l.State == LinkState.Linked);

    public static async Task<StripeLink?> LinkOfStripeAsync(this BillingDb db, SyncScope scope, string stripeId, CancellationToken cancel)
    {
        await db.Set<StripeLink>().Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode && l.StripeId == stripeId).LoadAsync(cancel);
        return db.Set<StripeLink>().Local.FirstOrDefault(l => l.StripeId == stripeId && l.IsOf(scope));
    }
}
