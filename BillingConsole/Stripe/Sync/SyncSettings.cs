using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Stripe.Sync;

/// <summary>Whether a customer of each side with the same e-mail, and no other, is linked at once or proposed.</summary>
public enum EmailLinking { Auto, Suggest }

/// <summary>How the company wants customers to be kept in step; there is at most one row.</summary>
public sealed class SyncSettings : IVersioned, IAudited
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public EmailLinking LinkByEmail { get; set; } = EmailLinking.Auto;
    public WinnerRules Winners { get; set; } = new();
    public uint Version { get; set; }
}

internal sealed class SyncSettingsTable : IEntityTypeConfiguration<SyncSettings>
{
    public void Configure(EntityTypeBuilder<SyncSettings> table)
    {
        table.ToTable("sync_settings").HasKey(s => s.Id);
        table.Property(s => s.Id).ValueGeneratedNever();
        table.Property(s => s.Winners).AsJson();
    }
}

internal static class SyncSettingsLookup
{
    public static async Task<SyncSettings> SyncSettingsAsync(this BillingDb db, CancellationToken cancel) => await db.Set<SyncSettings>().FindAsync([SyncSettings.TheOne], cancel) ?? new();
}
