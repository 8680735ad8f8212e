using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices.Recognition;

/// <summary>How a line that was billed in advance is earned: day by day over its period, until all of it is.</summary>
public sealed class RevenueSchedule : IHasId<RevenueSchedule>
{
    public static string IdPrefix => "rev";

    public required Id<RevenueSchedule> Id { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required Id<Customer> CustomerId { get; init; }

    /// <summary>The line's key.</summary>
    public required string Line { get; init; }
    public required ChargeKind Kind { get; init; }
    public required Currency Currency { get; init; }
    public required LocalDate PeriodStart { get; init; }
    public required LocalDate PeriodEnd { get; init; }

    /// <summary>What the invoice deferred for the line.</summary>
    public required long DeferredMinor { get; init; }
    public long RecognisedMinor { get; private set; }

    /// <summary>When the next day is over that earns something; null when nothing is left to earn.</summary>
    public Instant? NextAt { get; private set; }

    /// <summary>Set when the invoice was voided: its entries were mirrored, so nothing of it is deferred or earned.</summary>
    public Instant? StoppedAt { get; private set; }

    public Money Deferred => new(DeferredMinor, Currency);

    /// <summary>What is earned by the start of that day and was not counted yet; counts it.</summary>
    public Money Earn(LocalDate today, DateTimeZone zone)
    {
        var earned = RevenueRecognition.RecognisedBefore(Deferred, new(PeriodStart, PeriodEnd), today);
        var more = earned - new Money(RecognisedMinor, Currency);
        RecognisedMinor = earned.Minor;
        NextAt = RecognisedMinor == DeferredMinor ? null : LocalMidnight.Of(LocalDate.Max(PeriodStart, today).PlusDays(1), zone);
        return more;
    }

    /// <summary>Before anything was counted: days that are over already wait for the next look.</summary>
    public void Plan(LocalDate today, DateTimeZone zone) => NextAt = LocalMidnight.Of(PeriodStart < today ? today : PeriodStart.PlusDays(1), zone);

    public void Stop(Instant now) => (StoppedAt, NextAt) = (now, null);
}

internal sealed class RevenueScheduleTable : IEntityTypeConfiguration<RevenueSchedule>
{
    public void Configure(EntityTypeBuilder<RevenueSchedule> table)
    {
        table.ToTable("revenue_schedule").HasKey(s => s.Id);
        table.HasOne<Invoice>().WithMany().HasForeignKey(s => s.InvoiceId);
        table.HasIndex(s => new { s.InvoiceId, s.Line }).IsUnique();
        table.HasIndex(s => s.NextAt);
        table.Ignore(s => s.Deferred);
    }
}
