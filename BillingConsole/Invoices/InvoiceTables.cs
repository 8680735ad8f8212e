using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Invoices;

internal sealed class InvoiceTable : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> table)
    {
        table.ToTable("invoice", t => t.HasCheckConstraint("invoice_due_not_negative", "due_minor >= 0")).HasKey(i => i.Id);
        table.HasOne<Customer>().WithMany().HasForeignKey(i => i.CustomerId);
        table.HasIndex(i => i.SubscriptionId);
        table.HasIndex(i => i.IssuedOn);
        table.HasIndex(i => i.Number).IsUnique();
        table.HasIndex(i => new { i.SubscriptionId, i.BillingDate, i.Kind, i.Occasion }).IsUnique().HasFilter("superseded = false");
        table.HasIndex(i => new { i.CustomerId, i.Status });
        table.HasIndex(i => new { i.Status, i.Id });
        // Both hold all that their lists and sums ask for, so that these read no row before they know which.
        table.HasIndex(i => new { i.Status, i.DueOn, i.Currency, i.DueMinor, i.Id });
        table.HasIndex(i => new { i.BillingDate, i.Id });
        table.Ignore(i => i.CouponDate).Ignore(i => i.Period).Ignore(i => i.Total).Ignore(i => i.Due).Ignore(i => i.IsFinal);
        table.Property(i => i.TaxCodes).AsJson();
        table.Property(i => i.OneOffLines).AsJson();
        table.Property(i => i.ChangedItems).AsJson();
        table.Property(i => i.Issues).AsJson();
        table.Property(i => i.Metadata).AsJson();
        table.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        table.HasMany(i => i.Discounts).WithOne().HasForeignKey(d => d.InvoiceId);
        table.HasMany(i => i.Taxes).WithOne().HasForeignKey(t => t.InvoiceId);
    }
}

internal sealed class InvoiceLineTable : IEntityTypeConfiguration<InvoiceLineRow>
{
    public void Configure(EntityTypeBuilder<InvoiceLineRow> table)
    {
        table.ToTable("invoice_line").HasKey(l => l.Id);
        table.Ignore(l => l.Amount).Ignore(l => l.Net);
        table.Property(l => l.Parts).AsJson();
        table.Property(l => l.TaxCodes).AsJson();
    }
}

internal sealed class InvoiceDiscountTable : IEntityTypeConfiguration<InvoiceDiscountRow>
{
    public void Configure(EntityTypeBuilder<InvoiceDiscountRow> table)
    {
        table.ToTable("invoice_discount").HasKey(d => new { d.InvoiceId, d.Position });
        table.Property(d => d.Allocations).AsJson();
    }
}

internal sealed class InvoiceTaxTable : IEntityTypeConfiguration<InvoiceTaxRow>
{
    public void Configure(EntityTypeBuilder<InvoiceTaxRow> table)
    {
        table.ToTable("invoice_tax").HasKey(t => new { t.InvoiceId, t.Position });
        table.Property(t => t.Allocations).AsJson();
    }
}

internal sealed class InvoiceSeriesTable : IEntityTypeConfiguration<InvoiceSeries>
{
    public void Configure(EntityTypeBuilder<InvoiceSeries> table) => table.ToTable("invoice_series").HasKey(s => s.Prefix);
}
