using BillingConsole.Customers;
using BillingConsole.Deals;
using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Demo;

/// <summary>What the demo's people do by hand: customers pay, finance reviews, voids and gives up, sales pauses and cancels.</summary>
public sealed class DemoPeople(IServiceScopeFactory scopes, Operations operations, DemoWallets wallets)
{
    public async Task ActAsync(Instant now, int day, int days, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        foreach (var (invoice, customer) in await UnsettledAsync(db, cancel))
        {
            if (invoice.IssuedOn is null) await ReviewAsync(invoice, (now - invoice.CreatedAt).Days, days - day, cancel);
            else await PayAsync(invoice, customer, (now - invoice.FinalizedAt!.Value).Days, day, days - day, cancel);
        }
        await HappenAsync(db, day, days - day, cancel);
        await wallets.ActAsync(db, now.InUtc().Date, day, days - day, cancel);
    }

    private static async Task<List<(Invoice Invoice, DemoCustomer Customer)>> UnsettledAsync(BillingDb db, CancellationToken cancel)
    {
        var known = DemoCustomers.All.ToDictionary(c => c.Key);
        var rows = await db.Set<Invoice>().AsNoTracking()
            .Where(i => i.Status == InvoiceStatus.Open || i.Status == InvoiceStatus.PartiallyPaid || (i.Status == InvoiceStatus.Draft && i.Kind == InvoiceKind.Cycle))
            .Join(db.Set<Customer>(), i => i.CustomerId, c => c.Id, (i, c) => new { Invoice = i, c.ExternalId }).OrderBy(r => r.Invoice.Id).ToListAsync(cancel);
        return [.. rows.Where(r => known.ContainsKey(r.ExternalId!)).Select(r => (r.Invoice, known[r.ExternalId!]))];
    }

    /// <summary>Finance looks at drafts two days later, but has not come to the newest yet.</summary>
    private async Task ReviewAsync(Invoice draft, int age, int left, CancellationToken cancel)
    {
        if (age >= 2 && left > 25) await DoAsync(new FinaliseInvoice(draft.Id.ToString()), cancel);
    }

    private async Task PayAsync(Invoice invoice, DemoCustomer customer, int age, int day, int left, CancellationToken cancel)
    {
        if (customer.Pays == Payer.InPart && left < 25 && age == 3) await PayAsync(invoice, 50, PaymentMethod.Check, $"Check {4100 + day}", cancel);
        else if (customer.PaysAfter(day - age) == age) await PayAsync(invoice, invoice.Due.ToDecimal(), age % 2 == 0 ? PaymentMethod.BankTransfer : PaymentMethod.Card, $"{invoice.Number}", cancel);
    }

    private async Task HappenAsync(BillingDb db, int day, int left, CancellationToken cancel)
    {
        if (left == 48) await VoidADoubleAsync(cancel);
        if (left == 40) await PayTooMuchAsync(db, cancel);
        if (left == 30) await DoAsync(new WriteOffInvoice(await FirstOfAsync(db, "orchard", cancel), "The customer's account was closed; the agency could not collect it."), cancel);
        if (left == 29) await DoAsync(new PauseSubscription(await DealOfAsync(db, "orchard", cancel)), cancel);
        if (left == 18) await DoAsync(new IssueCreditNote(await FirstOfAsync(db, "cumulus", cancel), new() { Amount = 120, Reason = "Service credit for the outage of three hours" }), cancel);
        if (left == 12) await DoAsync(new CancelSubscription(await DealOfAsync(db, "kite", cancel), new() { When = "period_end" }), cancel);
        if (left == 0) await DoAsync(new CreateInvoice(Workshop("cumulus", finalize: false)), cancel);
    }

    private async Task VoidADoubleAsync(CancellationToken cancel)
    {
        var twice = await operations.RunAsync(new CreateInvoice(Workshop("harbor-pine", finalize: true)), cancel: cancel);
        await DoAsync(new VoidInvoice(twice.Value.Id!, "Billed twice: the workshop was part of the onboarding."), cancel);
    }

    /// <summary>The surplus becomes credit, which pays part of the next invoice.</summary>
    private async Task PayTooMuchAsync(BillingDb db, CancellationToken cancel)
    {
        var invoice = await operations.RunAsync(new CreateInvoice(Workshop("harbor-pine", finalize: true)), cancel: cancel);
        await PayAsync(invoice.Value.Id!, 2_000, PaymentMethod.BankTransfer, "Wire 88-1043", cancel);
    }

    private static OneOffInvoiceBody Workshop(string customer, bool finalize) => new()
    {
        Customer = customer, Finalize = finalize,
        Lines = [new() { Description = "Migration workshop, on site", Quantity = 2, UnitAmount = 900 }, new() { Description = "Travel", UnitAmount = 160 }],
    };

    private static async Task<string> DealOfAsync(BillingDb db, string customer, CancellationToken cancel) =>
        (await db.Set<Subscription>().AsNoTracking().Where(s => db.Set<Customer>().Any(c => c.Id == s.CustomerId && c.ExternalId == customer)).FirstAsync(cancel)).Id.ToString();

    private static async Task<string> FirstOfAsync(BillingDb db, string customer, CancellationToken cancel) =>
        (await db.Set<Invoice>().AsNoTracking().Where(i => db.Set<Customer>().Any(c => c.Id == i.CustomerId && c.ExternalId == customer)).OrderBy(i => i.Id).FirstAsync(cancel)).Id.ToString();

    private Task PayAsync(Invoice invoice, decimal amount, PaymentMethod method, string reference, CancellationToken cancel) =>
        PayAsync(invoice.Id.ToString(), amount, method, reference, cancel);

    private Task PayAsync(string invoice, decimal amount, PaymentMethod method, string reference, CancellationToken cancel) =>
        DoAsync(new RecordPayment(invoice, new() { Amount = amount, Method = method, Reference = reference }), cancel);

    private async Task DoAsync<TResult>(IInput<TResult> input, CancellationToken cancel) => _ = (await operations.RunAsync(input, cancel: cancel)).Value;
}
