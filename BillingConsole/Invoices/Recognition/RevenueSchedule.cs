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

    /// <summary>What credit notes took of the part that was not yet earned.</summary>
    public long CreditedMinor { get; private set; }

    /// <summary>The day from which what credit notes left is spread anew, and what the days before it have earned.</summary>
    public LocalDate? SpreadFrom { get; private set; }
    public long EarnedBeforeSpreadMinor { get; private set; }

    /// <summary>When the next day is over that earns something; null when nothing is left to earn.</summary>
    public Instant? NextAt { get; private set; }

    /// <summary>Set when the invoice was voided: its entries were mirrored, so nothing of it is deferred or earned.</summary>
    public Instant? StoppedAt { get; private set; }

    public Money Deferred => new(DeferredMinor, Currency);

    /// <summary>What is earned by the start of that day and was not counted yet; counts it, and looks again when the next day or month is over.</summary>
    public Money Earn(LocalDate until, LocalDate today, DateTimeZone zone, RecognitionPolicy policy)
    {
        var earned = EarnedBefore(until);
        var more = earned - new Money(RecognisedMinor, Currency);
        RecognisedMinor = earned.Minor;
        NextAt = IsEarned ? null : LocalMidnight.Of(After(LocalDate.Max(PeriodStart, today), policy), zone);
        return more;
    }

    /// <summary>What is still to be earned from that day on.</summary>
    public Money UnearnedFrom(LocalDate day) => StoppedAt is null ? ToEarn - EarnedBefore(day) : Money.Zero(Currency);

    /// <summary>A credit note takes of what that day and later ones would earn; they share what it leaves.</summary>
    public void Credit(Money taken, LocalDate today)
    {
        EarnedBeforeSpreadMinor = EarnedBefore(today).Minor;
        SpreadFrom = LocalDate.Min(LocalDate.Max(today, PeriodStart), PeriodEnd);
        CreditedMinor += taken.Minor;
        if (IsEarned) NextAt = null;
    }

    private static LocalDate After(LocalDate day, RecognitionPolicy policy) => policy switch
    {
        RecognitionPolicy.Daily => day.PlusDays(1),
        RecognitionPolicy.Monthly => day.With(DateAdjusters.StartOfMonth).PlusMonths(1),
    };

    private Money ToEarn => new(DeferredMinor - CreditedMinor, Currency);

    private bool IsEarned => RecognisedMinor == DeferredMinor - CreditedMinor;

    private Money EarnedBefore(LocalDate day)
    {
        if (SpreadFrom is not { } from) return RevenueRecognition.RecognisedBefore(Deferred, new(PeriodStart, PeriodEnd), day);
        var before = new Money(EarnedBeforeSpreadMinor, Currency);
        return day <= from ? before : before + RevenueRecognition.RecognisedBefore(ToEarn - before, new(from, PeriodEnd), day);
    }

    /// <summary>Before anything was counted: days that are over already wait for the next look.</summary>
    public void Plan(LocalDate today, DateTimeZone zone, RecognitionPolicy policy) =>
        NextAt = LocalMidnight.Of(PeriodStart < today.Until(policy) ? today : After(LocalDate.Max(PeriodStart, today.Until(policy)), policy), zone);

    public void Stop(Instant now) => (StoppedAt, NextAt) = (now, null);
}

public static class RecognitionDays
{
    /// <summary>The day before which everything earned is posted: today, or the first of its month.</summary>
    public static LocalDate Until(this LocalDate today, RecognitionPolicy policy) => policy switch
    {
        RecognitionPolicy.Daily => today,
        RecognitionPolicy.Monthly => today.With(DateAdjusters.StartOfMonth),
    };
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
