using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>Why a customer of Stripe is linked to none: several could be meant, a person shall confirm, or another console has it.</summary>
public enum QuestionKind { AmbiguousEmail, Confirm, ClaimedElsewhere }

/// <summary>A customer on either side of a question, as it was called then.</summary>
public sealed record Candidate(string Id, string? Name, string? Email);

/// <summary>What only a person can decide: who is who.</summary>
public sealed class SyncQuestion : IHasId<SyncQuestion>
{
    public static string IdPrefix => "squ";

    public required Id<SyncQuestion> Id { get; init; }
    public required string Account { get; init; }
    public required bool Livemode { get; init; }
    public required QuestionKind Kind { get; init; }

    /// <summary>The e-mail in lower case, or the customer of Stripe that another console claims.</summary>
    public required string Subject { get; init; }
    public List<Candidate> Console { get; set; } = [];
    public List<Candidate> Stripe { get; set; } = [];
    public required Instant AskedAt { get; init; }
    public Instant? AnsweredAt { get; set; }
}

internal sealed class SyncQuestionTable : IEntityTypeConfiguration<SyncQuestion>
{
    public void Configure(EntityTypeBuilder<SyncQuestion> table)
    {
        table.ToTable("sync_question").HasKey(q => q.Id);
        table.HasIndex(q => new { q.Account, q.Livemode, q.Subject }).IsUnique().HasFilter("answered_at is null").HasDatabaseName("ix_sync_question_open");
        table.Property(q => q.Console).AsJson();
        table.Property(q => q.Stripe).AsJson();
    }
}
