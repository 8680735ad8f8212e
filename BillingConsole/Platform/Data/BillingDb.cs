using System.Reflection;
using BillingConsole.Core.Amounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace BillingConsole.Platform.Data;

/// <summary>
/// The console's database. It names no table: every capability brings its own by an
/// <see cref="IEntityTypeConfiguration{T}"/>, found in the assembly.
/// </summary>
public abstract class BillingDb(DbContextOptions options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<Instant>().HaveConversion<InstantConverter>();
        builder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        builder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        builder.Properties<decimal>().HavePrecision(40, 12);
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes())
        {
            if (type is { IsEnum: true, IsNested: false, IsGenericType: false })
                builder.Properties(type).HaveConversion(typeof(WordConverter<>).MakeGenericType(type)).HaveMaxLength(32);
            else if (!type.IsAbstract && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHasId<>)))
                builder.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdConverter<>).MakeGenericType(type)).HaveMaxLength(40);
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly());
        ModelNaming.Apply(builder.Model, ordinalCollation: Database.IsNpgsql() ? "C" : null);
    }

    /// <summary>
    /// The rows of one kind that were loaded or added in this operation. Unlike <c>ChangeTracker.Entries</c> it does not look through
    /// all rows for changes first: whether a row is there is right, whether a loaded one was changed may be out of date.
    /// </summary>
    public IReadOnlyList<EntityEntry<T>> Tracked<T>() where T : class
    {
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        List<EntityEntry<T>> rows = [.. ChangeTracker.Entries<T>()];
        ChangeTracker.AutoDetectChangesEnabled = detects;
        return rows;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Looks for changes once; what the rise of the versions changes it is told.
        var versioned = ChangeTracker.Entries<IVersioned>();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in versioned)
                if (entry.State is EntityState.Modified && entry.Property(r => r.Version) is var version && version.CurrentValue == version.OriginalValue) version.CurrentValue++;
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }
}

public sealed class SqliteBillingDb(DbContextOptions<SqliteBillingDb> options) : BillingDb(options);

public sealed class PostgresBillingDb(DbContextOptions<PostgresBillingDb> options) : BillingDb(options);
