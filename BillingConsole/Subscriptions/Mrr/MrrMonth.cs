using BillingConsole.Core.Amounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Subscriptions.Mrr;

/// <summary>All deals of one currency as they stood when the month was last looked at.</summary>
public sealed class MrrMonth
{
    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; init; }
    public required Currency Currency { get; init; }
    public required long Minor { get; set; }
    public required Instant At { get; set; }
}

internal sealed class MrrMonthTable : IEntityTypeConfiguration<MrrMonth>
{
    public void Configure(EntityTypeBuilder<MrrMonth> table) => table.ToTable("mrr_month").HasKey(m => new { m.Month, m.Currency });
}
