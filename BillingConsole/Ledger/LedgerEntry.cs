using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>One entry of the journal: balanced postings, chained to the entry before by its hash. Never changed.</summary>
public sealed class LedgerEntry : IHasId<LedgerEntry>, IAppendOnly
{
    public static string IdPrefix => "ent";

    public required Id<LedgerEntry> Id { get; init; }

    /// <summary>Its place in the chain, from 1 without gaps.</summary>
    public required long Seq { get; init; }
    public required Instant At { get; init; }

    /// <summary>The accounting day.</summary>
    public required LocalDate On { get; init; }
    public required EntryKind Kind { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>Ids of what it speaks of, as text: the ledger knows no other capability.</summary>
    public string? Customer { get; init; }
    public string? Invoice { get; init; }
    public string? Payment { get; init; }
    public string? Memo { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
    public List<LedgerPosting> Postings { get; init; } = [];

    /// <summary>The entry as the core knows it, to mirror it.</summary>
    public Entry ToEntry() => new(Kind, [.. Postings.OrderBy(p => p.Position).Select(p => new Posting(new(p.Account), p.Amount))]);
}

/// <summary>One side of an entry: debit above zero, credit below.</summary>
public sealed class LedgerPosting : IAppendOnly
{
    public required Id<LedgerEntry> EntryId { get; init; }
    public required int Position { get; init; }
    public required string Account { get; init; }
    public required long Minor { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>Repeated from the entry, for balances per customer and invoice.</summary>
    public string? Customer { get; init; }
    public string? Invoice { get; init; }

    public Money Amount => new(Minor, Currency);
}

/// <summary>Where the chain stands; one row, changed with every entry under the write gate.</summary>
public sealed class LedgerHead
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public long Seq { get; set; }
    public string Hash { get; set; } = "";

    /// <summary>The last day of the closed accounting periods; nothing may be posted on or before it.</summary>
    public LocalDate? ClosedThrough { get; set; }
}

internal sealed class LedgerEntryTable : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> table)
    {
        table.ToTable("ledger_entry").HasKey(e => e.Id);
        table.HasIndex(e => e.Seq).IsUnique();
        table.HasIndex(e => e.Invoice);
        table.HasIndex(e => e.Customer);
        table.HasMany(e => e.Postings).WithOne().HasForeignKey(p => p.EntryId);
    }
}

internal sealed class LedgerPostingTable : IEntityTypeConfiguration<LedgerPosting>
{
    public void Configure(EntityTypeBuilder<LedgerPosting> table)
    {
        table.ToTable("ledger_posting", t => t.HasCheckConstraint("ledger_posting_not_zero", "minor <> 0")).HasKey(p => new { p.EntryId, p.Position });
        table.Ignore(p => p.Amount);
        table.HasIndex(p => new { p.Customer, p.Account });
        table.HasIndex(p => p.Account);
    }
}

internal sealed class LedgerHeadTable : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> table)
    {
        table.ToTable("ledger_head").HasKey(h => h.Id);
        table.Property(h => h.Id).ValueGeneratedNever();
    }
}
