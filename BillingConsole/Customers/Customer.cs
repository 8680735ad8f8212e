using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Customers;

/// <summary>Who is billed: one currency, one time zone, in which all of its periods run.</summary>
public sealed class Customer : IHasId<Customer>, IVersioned, IAudited
{
    public static string IdPrefix => "cus";

    public required Id<Customer> Id { get; init; }
    public string? ExternalId { get; set; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public Address Address { get; set; } = new();

    /// <summary>The language of what is sent to this customer, as a BCP 47 tag such as de or pt-BR.</summary>
    public string? PreferredLocale { get; set; }
    public required Currency Currency { get; set; }
    public required string TimeZone { get; set; }
    public int? PaymentTermsDays { get; set; }
    public string? TaxId { get; set; }
    public bool TaxExempt { get; set; }

    /// <summary>Codes of the taxes that apply by default to this customer's invoices.</summary>
    public List<string> Taxes { get; set; } = [];
    public ReviewPolicy? Review { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
    public uint Version { get; set; }

    /// <summary>Name, e-mail and external id in lower case, for the search.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public void RefreshSearchText() => SearchText = $"{Name} {Email} {ExternalId}".ToLowerInvariant();
}

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> table)
    {
        table.ToTable("customer").HasKey(c => c.Id);
        table.HasIndex(c => c.ExternalId).IsUnique();
        table.HasIndex(c => c.SearchText);
        table.Ignore(c => c.Zone);
        table.Property(c => c.Address).AsJson();
        table.Property(c => c.Taxes).AsJson();
        table.Property(c => c.Metadata).AsJson();
    }
}
