using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Subscriptions;

internal sealed class SubscriptionTable : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> table)
    {
        table.ToTable("subscription").HasKey(s => s.Id);
        table.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId);
        table.HasIndex(s => s.NextBillingAt);
        table.HasIndex(s => s.PlanCode);
        table.Ignore(s => s.Interval).Ignore(s => s.PlanInterval).Ignore(s => s.Until).Ignore(s => s.PaidFrom).Ignore(s => s.Cycle);
        table.Property(s => s.Taxes).AsJson();
        table.Property(s => s.PlanEntitlements).AsJson();
        table.Property(s => s.FormerPlans).AsJson();
        table.Property(s => s.PendingChange!).AsJson().IsRequired(false);
        table.Property(s => s.Entitlements).AsJson();
        table.Property(s => s.Commitment!).AsJson().IsRequired(false);
        table.Property(s => s.Phases).AsJson();
        table.Property(s => s.Approval!).AsJson().IsRequired(false);
        table.Property(s => s.Pauses).AsJson();
        table.Property(s => s.Metadata).AsJson();
        table.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SubscriptionId);
        table.HasMany(s => s.AddOns).WithOne().HasForeignKey(a => a.SubscriptionId);
        table.HasMany(s => s.Overrides).WithOne().HasForeignKey(o => o.SubscriptionId);
    }
}

internal sealed class SubscriptionItemTable : IEntityTypeConfiguration<SubscriptionItem>
{
    public void Configure(EntityTypeBuilder<SubscriptionItem> table)
    {
        table.ToTable("subscription_item").HasKey(i => i.Id);
        table.Property(i => i.Definition).AsJson(alike: true);
    }
}

internal sealed class SubscriptionAddOnTable : IEntityTypeConfiguration<SubscriptionAddOn>
{
    public void Configure(EntityTypeBuilder<SubscriptionAddOn> table)
    {
        table.ToTable("subscription_add_on").HasKey(a => a.Id);
        table.Ignore(a => a.Interval);
        table.Property(a => a.Entitlements).AsJson();
    }
}

internal sealed class PriceOverrideTable : IEntityTypeConfiguration<PriceOverride>
{
    public void Configure(EntityTypeBuilder<PriceOverride> table)
    {
        table.ToTable("price_override").HasKey(o => o.Id);
        table.HasIndex(o => o.PriceCode);
        table.Property(o => o.Change).AsJson(alike: true);
        table.Property(o => o.ListPrice).AsJson(alike: true);
    }
}
