using BillingConsole.Customers;
using BillingConsole.Invoices.Mailing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Dunning;

/// <summary>Reminds the customers of the next handful of overdue invoices, each of the highest level it has reached; answers how many there were.</summary>
[Needs(Permission.RunBilling)]
public sealed record SendReminders(int AtMost) : IInput<int>;

/// <summary>An overdue invoice reached a level of dunning in this transaction; without an address nobody was written to.</summary>
public sealed record InvoiceReminded(Invoice Invoice, int Level, string? SentTo) : IDomainEvent;

public sealed class SendRemindersOperation(BillingDb db, OperationContext context, InvoiceMailer mailer, CompanyQueries companies, InvoiceDocuments documents) : IOperation<SendReminders, int>
{
    public async Task<Result<int>> RunAsync(SendReminders input, CancellationToken cancel)
    {
        var company = await companies.TheCompanyAsync(cancel);
        if (!company.Dunning.Enabled) return 0;
        var (today, reminded) = (context.Now.InUtc().Date, 0);
        for (var level = company.Dunning.Days.Count; level > 0 && reminded < input.AtMost; level--)
        {
            var (of, day) = (level, today.PlusDays(-company.Dunning.Days[level - 1]));
            var overdue = await db.Set<Invoice>().Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery()
                .Remindable().Where(i => i.DueOn <= day)
                .Where(i => !db.Set<InvoiceReminder>().Any(r => r.InvoiceId == i.Id && r.Level >= of)).OrderBy(i => i.Id).Take(input.AtMost - reminded).ToListAsync(cancel);
            await RemindAllAsync(overdue, level, company, cancel);
            reminded += overdue.Count;
        }
        return reminded;
    }

    private async Task RemindAllAsync(List<Invoice> overdue, int level, Company company, CancellationToken cancel)
    {
        var (ids, of) = (overdue.Select(i => i.Id).ToList(), overdue.Select(i => i.CustomerId).Distinct().ToList());
        var customers = await db.Set<Customer>().Where(c => of.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var reached = await db.Set<InvoiceReminder>().Where(r => ids.Contains(r.InvoiceId)).GroupBy(r => r.InvoiceId)
            .Select(g => new { g.Key, Level = g.Max(r => r.Level) }).ToDictionaryAsync(g => g.Key, g => g.Level, cancel);
        foreach (var invoice in overdue) await RemindAsync(invoice, customers[invoice.CustomerId], (reached.GetValueOrDefault(invoice.Id), level), company, cancel);
    }

    private async Task RemindAsync(Invoice invoice, Customer customer, (int Reached, int Level) step, Company company, CancellationToken cancel)
    {
        var (reached, level) = step;
        for (var passed = reached + 1; passed < level; passed++) db.Add(new InvoiceReminder { InvoiceId = invoice.Id, Level = passed, Sent = false, At = context.Now });
        db.Add(new InvoiceReminder { InvoiceId = invoice.Id, Level = level, Sent = customer.Email is not null, To = customer.Email, At = context.Now });
        context.Raise(new InvoiceReminded(invoice, level, customer.Email));
        if (customer.Email is not { } to) return;
        var (print, pdf) = await documents.RenderAsync(invoice, cancel);
        var late = NodaTime.Period.DaysBetween(invoice.DueOn!.Value, context.Today(customer.Zone));
        mailer.Send(invoice, to, $"{(level == 1 ? "Reminder" : $"Reminder {level}")}: {print.Title} from {company.Name}",
            $"Dear {customer.Name},\n\n{MoneyFormat.WithCode(invoice.Due)} of {print.Title} was due on {invoice.DueOn:d MMMM uuuu}, {late} days ago. If it is on its way, please disregard this message.\n\n{company.Name}\n", pdf);
    }
}
