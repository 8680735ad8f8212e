using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Gives numbers without gaps: a series rises in the transaction of the document that takes the number.</summary>
public sealed class DocumentNumbers(BillingDb db)
{
    private const string CreditNotes = "CN";
    private readonly Dictionary<string, InvoiceSeries> series = [];

    public Task<string> NextAsync(NumberingPolicy policy, LocalDate today, CancellationToken cancel) => NextAsync(policy.Prefix, policy, today, cancel);

    /// <summary>Credit notes look like the company's invoices under a prefix of their own, and count for themselves.</summary>
    public async Task<string> NextCreditNoteAsync(NumberingPolicy policy, LocalDate today, CancellationToken cancel)
    {
        var own = policy with { Prefix = CreditNotes, Format = policy.Format.Contains("{prefix}", StringComparison.Ordinal) ? policy.Format : "{prefix}-" + policy.Format };
        return await NextAsync("credit-note", own, today, cancel);
    }

    private async Task<string> NextAsync(string name, NumberingPolicy policy, LocalDate today, CancellationToken cancel)
    {
        var key = name + (policy.Format.Contains("{year}", StringComparison.Ordinal) ? $"/{today.Year}" : "");
        if (!series.TryGetValue(key, out var counter))
        {
            counter = await db.Set<InvoiceSeries>().SingleOrDefaultAsync(s => s.Prefix == key, cancel);
            if (counter is null) db.Add(counter = new() { Prefix = key });
            series[key] = counter;
        }
        return policy.NumberOf(today.Year, counter.NextNumber++);
    }
}
