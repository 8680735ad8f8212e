using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Wallets;

internal sealed class WalletTable : IEntityTypeConfiguration<Wallet>
{
    public void Configure(EntityTypeBuilder<Wallet> table)
    {
        table.ToTable("wallet").HasKey(w => w.Id);
        table.HasOne<Customer>().WithMany().HasForeignKey(w => w.CustomerId);
        table.HasOne(w => w.Standing).WithOne().HasForeignKey<WalletStanding>(s => s.WalletId);
        table.Navigation(w => w.Standing).AutoInclude();
        table.HasIndex(w => w.CustomerId);
        table.Property(w => w.AutoTopUp).AsJson();
        table.Property(w => w.Metadata).AsJson();
        table.Ignore(w => w.Balance).Ignore(w => w.Exposure).Ignore(w => w.Ongoing).Ignore(w => w.AlertThreshold).Ignore(w => w.ConsumedMinor);
    }
}

internal sealed class WalletStandingTable : IEntityTypeConfiguration<WalletStanding>
{
    public void Configure(EntityTypeBuilder<WalletStanding> table)
    {
        table.ToTable("wallet_standing", t => t.HasCheckConstraint("wallet_not_negative", "paid_minor >= 0 and granted_minor >= 0 and pending_minor >= 0")).HasKey(s => s.WalletId);
        table.HasIndex(s => s.Low);
    }
}

internal sealed class WalletCreditTable : IEntityTypeConfiguration<WalletCredit>
{
    public void Configure(EntityTypeBuilder<WalletCredit> table)
    {
        table.ToTable("wallet_credit", t => t.HasCheckConstraint("wallet_credit_remaining", "amount_minor > 0 and remaining_minor >= 0 and remaining_minor <= amount_minor")).HasKey(c => c.Id);
        table.HasOne(c => c.Wallet).WithMany().HasForeignKey(c => c.WalletId);
        table.HasIndex(c => c.ExpiresAt).HasFilter("remaining_minor > 0");
        table.HasIndex(c => c.Invoice);
        table.Ignore(c => c.Amount).Ignore(c => c.Remaining).Ignore(c => c.IsGranted);
    }
}

internal sealed class WalletTransactionTable : IEntityTypeConfiguration<WalletTransaction>
{
    public void Configure(EntityTypeBuilder<WalletTransaction> table)
    {
        table.ToTable("wallet_transaction", t => t.HasCheckConstraint("wallet_transaction_not_zero", "amount_minor <> 0 and balance_minor >= 0")).HasKey(t => t.Id);
        table.HasOne<Wallet>().WithMany().HasForeignKey(t => t.WalletId);
        table.HasOne<WalletCredit>().WithMany().HasForeignKey(t => t.CreditId);
        table.HasIndex(t => t.Invoice);
    }
}

internal sealed class WalletDayTable : IEntityTypeConfiguration<WalletDay>
{
    public void Configure(EntityTypeBuilder<WalletDay> table) => table.ToTable("wallet_day").HasKey(d => new { d.WalletId, d.Day });
}
