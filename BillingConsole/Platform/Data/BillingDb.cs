using System.Reflection;
using BillingConsole.Core.Amounts;
using Microsoft.EntityFrameworkCore;
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

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State is EntityState.Modified && entry.Property(r => r.Version) is var version && version.CurrentValue == version.OriginalValue) entry.Entity.Version++;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

public sealed class SqliteBillingDb(DbContextOptions<SqliteBillingDb> options) : BillingDb(options);

public sealed class PostgresBillingDb(DbContextOptions<PostgresBillingDb> options) : BillingDb(options);
