using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Customers;

/// <summary>Whether a billing run finalises, or leaves drafts for finance.</summary>
public enum ReviewPolicy { Automatic, Hold }

public enum LateUsagePolicy { NextInvoice, Reject }

/// <summary>How often the journal earns what was billed in advance; the amounts are exact to the day either way.</summary>
public enum RecognitionPolicy { Monthly, Daily }

/// <summary>The one company of this installation: the seller on every invoice, and its billing policies.</summary>
public sealed class Company : IVersioned, IAudited
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public required string Name { get; set; }
    public Address Address { get; set; } = new();
    public string? TaxId { get; set; }
    public required string TimeZone { get; set; }
    public required Currency Currency { get; set; }
    public ReviewPolicy Review { get; set; } = ReviewPolicy.Automatic;
    public TaxRounding TaxRounding { get; set; } = TaxRounding.PerCode;
    public LateUsagePolicy LateUsage { get; set; } = LateUsagePolicy.NextInvoice;
    public RecognitionPolicy Recognition { get; set; } = RecognitionPolicy.Monthly;
    public int PaymentTermsDays { get; set; } = 30;
    public DunningPolicy Dunning { get; set; } = new();
    public NumberingPolicy Numbering { get; set; } = new();
    public ApprovalPolicy Approval { get; set; } = new();
    public Dictionary<Role, decimal> TopUpLimits { get; set; } = [];
    public uint Version { get; set; }

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];
}

/// <summary>Whether and when customers are reminded of what is overdue: days after the due date, rising.</summary>
public sealed record DunningPolicy
{
    public bool Enabled { get; init; }
    public IReadOnlyList<int> Days { get; init; } = [3, 10, 21];
}

/// <summary>How invoice numbers look: <c>{prefix}</c>, <c>{year}</c> and <c>{seq}</c> or <c>{seq:4}</c> in the format.</summary>
public sealed record NumberingPolicy
{
    public string Prefix { get; init; } = "INV";
    public string Format { get; init; } = "{prefix}-{seq:4}";

    /// <summary>The number as it is printed, such as INV-0007.</summary>
    public string NumberOf(int year, int sequence)
    {
        var text = Format.Replace("{prefix}", Prefix, StringComparison.Ordinal)
            .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{seq}", sequence.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        for (var width = 1; width <= 12; width++)
            text = text.Replace($"{{seq:{width}}}", sequence.ToString($"D{width}", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return text;
    }
}

/// <summary>Which deals need a second pair of eyes; nulls ask nothing.</summary>
public sealed record ApprovalPolicy
{
    public bool Enabled { get; init; }
    public decimal? MaxDiscountPercent { get; init; }
    public int? MaxTermMonths { get; init; }
    public int? MaxFreeMonths { get; init; }

    /// <summary>By price code: the lowest price of a unit that nobody has to approve, in major units of the price's currency.</summary>
    public Dictionary<string, decimal>? FloorPrices { get; init; }
}

internal sealed class CompanyTable : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> table)
    {
        table.ToTable("company").HasKey(c => c.Id);
        table.Property(c => c.Id).ValueGeneratedNever();
        table.Ignore(c => c.Zone);
        table.Property(c => c.Address).AsJson();
        table.Property(c => c.Numbering).AsJson();
        table.Property(c => c.Approval).AsJson();
        table.Property(c => c.Dunning).AsJson();
        table.Property(c => c.TopUpLimits).AsJson();
    }
}
