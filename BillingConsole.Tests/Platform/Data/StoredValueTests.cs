using System.Globalization;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Platform.Data;

public sealed class StoredValueTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    private static readonly object[] Values =
    [
        "text", "", "Ü 'quoted'", 7L, -7, 7u, (short)7, (byte)7, true, false, 0m, 1.50m, -0.000000000001m, 12345678901234567890.12m, new DateOnly(2026, 2, 1), new byte[] { 1, 0, 255 }, Array.Empty<byte>(),
    ];

    [Fact]
    public void A_value_has_one_form_whoever_writes_it()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var statement = new SqliteStatement(connection, "select quote(?) || typeof(?)");
        foreach (var value in Values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select quote($value) || typeof($value)";
            command.Parameters.AddWithValue("$value", value);
            StoredValue.Bind(statement, "a table", value);
            StoredValue.Bind(statement, "a table", value);
            Assert.Equal(command.ExecuteScalar(), statement.Row(r => r.Text(0)));
        }
    }

    [Fact]
    public async Task Every_column_holds_what_a_statement_writes()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var columns = scope.ServiceProvider.GetRequiredService<BillingDb>().Model.GetEntityTypes().SelectMany(t => t.GetProperties());
        var written = Values.Select(v => v.GetType()).ToHashSet();
        Assert.Empty(columns.Where(c => !written.Contains(KeptAs(c))).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.DeclaringType.DisplayName()}.{c.Name} is kept as {KeptAs(c).Name}")));
    }

    [Fact]
    public void The_order_of_ids_is_that_of_their_text()
    {
        Id<Customer>[] ids = [.. Enumerable.Range(0, 200).Select(i => new Id<Customer>(i % 2 == 0 ? Guid.NewGuid() : Guid.CreateVersion7()))];
        Assert.Equal(ids.OrderBy(i => i.ToString(), StringComparer.Ordinal), ids.Order());
        Assert.Equal(ids, ids.Select(i => Id<Customer>.Parse(i.ToString(), null)));
        Assert.All(["cus_81jd7s9m2k4xq8v0c3ea5h9tz1", "cus_01jd7s9m2k4xq8v0c3ea5h9tzu", "cus_01jd7s9m2k4xq8v0c3ea5h9tzü", "cus-01jd7s9m2k4xq8v0c3ea5h9tz1", "cus_01jd7s9m2k4xq8v0c3ea5h9tz"],
            text => Assert.False(Id<Customer>.TryParse(text, out _)));
    }

    private static Type KeptAs(IProperty column)
    {
        var kept = column.GetRelationalTypeMapping().Converter?.ProviderClrType ?? column.ClrType;
        return Nullable.GetUnderlyingType(kept) ?? kept;
    }
}
