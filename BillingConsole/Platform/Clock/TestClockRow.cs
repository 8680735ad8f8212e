using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Platform.Clock;

/// <summary>Where the test clock stands, so that it survives a restart.</summary>
public sealed class TestClockRow
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public required Instant Now { get; set; }
}

internal sealed class TestClockTable : IEntityTypeConfiguration<TestClockRow>
{
    public void Configure(EntityTypeBuilder<TestClockRow> table)
    {
        table.ToTable("test_clock").HasKey(c => c.Id);
        table.Property(c => c.Id).ValueGeneratedNever();
    }
}
