using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Payments;

/// <summary>Asks for credit by an invoice, and where the body says so by a link that pays it; the credit can be spent when it is paid.</summary>
[Needs(Permission.TopUpWallets)]
public sealed record TopUpByInvoice(string Wallet, TopUpBody Body) : IInput<CreditView>;

public sealed class TopUpByInvoiceOperation(BillingDb db, OperationContext context, CompanyQueries companies, TopUpInvoices invoices, IEnumerable<IAskByLink> links) : IOperation<TopUpByInvoice, CreditView>
{
    public async Task<Result<CreditView>> RunAsync(TopUpByInvoice input, CancellationToken cancel)
    {
        if (await db.FindWalletAsync(input.Wallet, cancel) is not { } wallet) return Refusal.NotFound("wallet", input.Wallet);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == wallet.CustomerId, cancel);
        var (check, company) = (new Check(), await companies.TheCompanyAsync(cancel));
        var terms = TopUpTerms.Read(check, input.Body, wallet, company, context.Actor, context.Today(customer.Zone));
        check.That(wallet.Currency == customer.Currency, "payment", $"{customer.Name} is billed in {customer.Currency.Code}; credit in {wallet.Currency.Code} can only be recorded or granted.");
        var byLink = input.Body.Payment == TopUpPayment.Link;
        if (byLink && (!links.Any() || !context.Actor.May(Permission.PaymentLinks))) check.Add("payment", "You may not make payment links; give recorded or invoice.");
        if (check.Failed) return check;
        context.Reason ??= terms.Reason;
        var (credit, invoice) = await invoices.AskAsync(wallet, customer, company, terms, automatic: false, cancel);
        if (!byLink) return CreditView.Of(credit);
        var asked = await links.First().AskAsync(invoice, cancel);
        return asked.Then(url => CreditView.Of(credit) with { PaymentLink = url });
    }
}

/// <summary>Writes the final invoice of a top-up beside the credit that waits for it.</summary>
public sealed class TopUpInvoices(BillingDb db, OperationContext context, DraftRefresh drafts, Finaliser finaliser, WalletBooks books)
{
    public async Task<(WalletCredit Credit, Invoice Invoice)> AskAsync(Wallet wallet, Customer customer, Company company, TopUpTerms terms, bool automatic, CancellationToken cancel)
    {
        var today = context.Today(customer.Zone);
        var invoice = new Invoice
        {
            Id = context.NewId<Invoice>(), Kind = InvoiceKind.TopUp, CustomerId = customer.Id, BillingDate = today, Currency = wallet.Currency, PeriodStart = today, PeriodEnd = today.PlusDays(1),
            OneOffLines = [new() { Description = $"Top-up of {wallet.Name}", Quantity = 1, UnitAmount = terms.Amount.ToDecimal() }], CreatedAt = context.Now,
        };
        db.Add(invoice);
        var credit = books.AddPending(wallet, customer, terms, invoice.Id.ToString(), automatic);
        var (draft, billable) = await drafts.RefreshAsync(invoice, cancel);
        await finaliser.FinaliseAsync(invoice, draft, billable, company, cancel);
        return (credit, invoice);
    }
}

/// <summary>
/// Tops a wallet up when its ongoing balance falls below the policy's threshold: never while an earlier automatic top-up waits to
/// be paid, not within the cooldown, and not beyond the limit of a month.
/// </summary>
public sealed class AutoTopUp(BillingDb db, OperationContext context, CompanyQueries companies, TopUpInvoices invoices) : IListener<WalletMoved>
{
    public async Task HearAsync(WalletMoved happened, CancellationToken cancel)
    {
        var (wallet, policy) = (happened.Wallet, happened.Wallet.AutoTopUp);
        if (policy is not { Enabled: true, Threshold: { } threshold, Amount: { } amount } || wallet.Ongoing.ToDecimal() >= threshold) return;
        if (wallet.Standing.AutoToppedUpAt is { } last && context.Now < last + NodaTime.Duration.FromDays(Math.Max(policy.CooldownDays, AutoTopUpPolicy.LeastCooldown))) return;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == wallet.CustomerId, cancel);
        if (wallet.Currency != customer.Currency || !await MayAsync(wallet, customer, policy, amount, cancel)) return;
        wallet.Standing.AutoToppedUpAt = context.Now;
        var terms = new TopUpTerms(Money.Round(amount, wallet.Currency), CreditKind.Paid, Wallet.UsualPriority, null, $"Automatic: below {PlainText.Of(threshold)} {wallet.Currency.Code}", null);
        await invoices.AskAsync(wallet, customer, await companies.TheCompanyAsync(cancel), terms, automatic: true, cancel);
    }

    private async Task<bool> MayAsync(Wallet wallet, Customer customer, AutoTopUpPolicy policy, decimal amount, CancellationToken cancel)
    {
        var today = context.Today(customer.Zone);
        var month = LocalMidnight.Of(new(today.Year, today.Month, 1), customer.Zone);
        await db.Set<WalletCredit>().Where(c => c.WalletId == wallet.Id && c.Automatic && (c.State == CreditState.Pending || c.CreatedAt >= month)).LoadAsync(cancel);
        var earlier = db.Set<WalletCredit>().Local.Where(c => c.WalletId == wallet.Id && c.Automatic && c.State != CreditState.Void).ToList();
        if (earlier.Exists(c => c.State == CreditState.Pending)) return false;
        var ofMonth = earlier.Where(c => c.CreatedAt >= month).Sum(c => c.Amount.ToDecimal());
        return policy.MonthlyLimit is not { } limit || ofMonth + amount <= limit;
    }
}
