using System.Data.Common;
using System.Globalization;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>Fills a SQLite database with customers, invoices, payments and credit notes as like real ones: copies of one real row, each with its own identity, money and dates.</summary>
internal sealed class ManyInvoices(DbConnection connection, int customers, int invoices)
{
    private const int PerCommit = 20_000;
    private static readonly string[] Trades = ["Bakery", "Robotics", "Logistics", "Analytics", "Foods", "Studios", "Energy", "Clinic", "Press", "Labs"];
    private readonly IdSource ids = new();
    private readonly List<string> made = [];
    private readonly List<string> billed = [];

    public IReadOnlyList<string> Customers => made;

    public static string NameOf(int i) => $"{Trades[i % Trades.Length]} {i:X}";

    public async Task FillAsync()
    {
        await CopyAsync("customer", customers, i =>
        {
            var id = ids.New<Customer>(Instant.FromUtc(2023, 1, 1, 0, 0) + Duration.FromMinutes(i)).ToString();
            made.Add(id);
            var email = $"billing{i}@{Trades[i % Trades.Length].ToLowerInvariant()}.example";
            return new() { ["id"] = id, ["external_id"] = $"c{i}", ["name"] = NameOf(i), ["email"] = email, ["search_text"] = $"{NameOf(i)} {email} c{i}".ToLowerInvariant() };
        });
        await CopyAsync("invoice", invoices, Invoice);
        await CopyAsync("payment", invoices, i => new()
        {
            ["id"] = ids.New<Payment>(Instant.FromUtc(2023, 1, 1, 0, 0) + Duration.FromMinutes(i)).ToString(), ["invoice_id"] = billed[i], ["customer_id"] = CustomerOf(i), ["reference"] = $"TRF {i:0000000}",
        });
        await CopyAsync("credit_note", invoices / 10, i => new()
        {
            ["id"] = ids.New<CreditNote>(Instant.FromUtc(2023, 1, 1, 0, 0) + Duration.FromMinutes(i)).ToString(), ["invoice_id"] = billed[i * 10], ["customer_id"] = CustomerOf(i * 10), ["number"] = $"CN-{i:0000000}",
        });
        await RunAsync("analyze");
    }

    /// <summary>Of a hundred: ninety paid, six open, two partly paid, one draft, one void; three years of them.</summary>
    private Dictionary<string, object?> Invoice(int i)
    {
        var issued = new LocalDate(2023, 1, 1).PlusDays((int)(i * 1095L / invoices));
        var (total, share) = (1_000 + i * 7919L % 500_000, i % 100);
        var status = share switch { < 90 => "paid", < 96 => "open", < 98 => "partially_paid", 98 => "draft", _ => "void" };
        var paid = status switch { "paid" => total, "partially_paid" => total / 2, _ => 0 };
        billed.Add(ids.New<Invoice>(issued.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()).ToString());
        string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return new()
        {
            ["id"] = billed[i], ["number"] = status == "draft" ? null : $"INV-{i:0000000}", ["status"] = status,
            ["customer_id"] = CustomerOf(i), ["billing_date"] = Day(issued), ["period_start"] = Day(issued.PlusMonths(-1)), ["period_end"] = Day(issued),
            ["issued_on"] = Day(issued), ["due_on"] = Day(issued.PlusDays(30)), ["total_minor"] = total, ["subtotal_minor"] = total, ["paid_minor"] = paid,
            ["due_minor"] = status is "void" ? 0 : total - paid,
        };
    }

    private string CustomerOf(int invoice) => made[(int)(invoice * 48271L % made.Count)];

    private async Task CopyAsync(string table, int count, Func<int, Dictionary<string, object?>> own)
    {
        var template = await TemplateAsync(table);
        var names = template.Keys.ToList();
        for (var from = 0; from < count; from += PerCommit)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"insert into {table} ({string.Join(", ", names.Select(n => $"\"{n}\""))}) values ({string.Join(", ", names.Select(n => "@" + n))})";
            foreach (var name in names) Add(insert, name, template[name]);
            for (var i = from; i < Math.Min(count, from + PerCommit); i++)
            {
                foreach (var (name, value) in own(i)) insert.Parameters["@" + name].Value = value ?? DBNull.Value;
                await insert.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }
    }

    private async Task<Dictionary<string, object?>> TemplateAsync(string table)
    {
        await using var read = connection.CreateCommand();
        read.CommandText = $"select * from {table} limit 1";
        await using var row = await read.ExecuteReaderAsync();
        await row.ReadAsync();
        return Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, i => (object?)row.GetValue(i));
    }

    private async Task RunAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@" + name, value);
        command.Parameters.Add(parameter);
    }
}
