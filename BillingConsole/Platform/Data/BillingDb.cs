using System.Reflection;
using BillingConsole.Core.Amounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace BillingConsole.Platform.Data;

/// <summary>
/// The console's database. It names no table: every capability brings its own by an
/// <see cref="IEntityTypeConfiguration{T}"/>, found in the assembly.
/// </summary>
public abstract class BillingDb(DbContextOptions options) : DbContext(options)
{
    private readonly AppendedRows appended = new();

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

    /// <summary>
    /// Adds a row, and the rows that hang from it, which nobody will load again in this operation: on SQLite the change tracker never
    /// hears of them (decision 0110). What else points to one by a foreign key must be appended too.
    /// </summary>
    public void Append<T>(T row) where T : class
    {
        if (Database.IsNpgsql()) Add(row);
        else appended.Add(row);
    }

    /// <summary>The rows of one kind that this operation added and has not saved yet, whichever way.</summary>
    public IReadOnlyList<T> Added<T>() where T : class => [.. Tracked<T>().Where(e => e.State == EntityState.Added).Select(e => e.Entity), .. Appended<T>()];

    /// <summary>Those that the change tracker does not know.</summary>
    internal IEnumerable<T> Appended<T>() where T : class => appended.Roots.OfType<T>();

    /// <summary>Drops everything that was loaded, changed or added and is not saved.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        appended.Clear();
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (appended.Roots.Count == 0) return await SaveTrackedAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var rows = await SaveTrackedAsync(acceptAllChangesOnSuccess, cancellationToken);
        rows += appended.Save(AppendedShapes.Of(Model), (SqliteConnection)Database.GetDbConnection(), this.GetService<ISqlGenerationHelper>());
        if (own is not null) await own.CommitAsync(cancellationToken);
        return rows;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        appended.Roots.Count == 0 ? base.SaveChanges(acceptAllChangesOnSuccess) : throw new InvalidOperationException("Appended rows are saved by SaveChangesAsync.");

    private async Task<int> SaveTrackedAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        // Looks for changes once; what the rise of the versions changes it is told.
        var versioned = ChangeTracker.Entries<IVersioned>();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in versioned)
                if (entry.State is EntityState.Modified && entry.Property<uint>(nameof(IVersioned.Version)) is var version && version.CurrentValue == version.OriginalValue) version.CurrentValue++;
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
