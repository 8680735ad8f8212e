using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>One top-up with what is left of it.</summary>
public sealed record CreditView(
    Id<WalletCredit> Id, Id<Wallet> Wallet, CreditKind Kind, CreditState State, Currency Currency, Money Amount, Money Remaining, LocalDate? ExpiresOn,
    int Priority, string? Reason, string? Reference, string? Invoice, bool Automatic, Instant CreatedAt)
{
    public static CreditView Of(WalletCredit c) => new(
        c.Id, c.WalletId, c.Kind, c.State, c.Currency, c.Amount, c.Remaining, c.ExpiresOn, c.Priority, c.Reason, c.Reference, c.Invoice, c.Automatic, c.CreatedAt);

    /// <summary>Where the customer pays for it, when it was asked for by a link; said once.</summary>
    public string? PaymentLink { get; init; }

    /// <summary>The state, and "spent" where nothing is left.</summary>
    internal string Word => State == CreditState.Active && Remaining.IsZero ? "spent" : Words.Of(State);
}

/// <summary>Grants credit, or records credit that was paid outside any invoice.</summary>
[Needs(Permission.TopUpWallets)]
public sealed record TopUpWallet(string Wallet, TopUpBody Body) : IInput<CreditView>;

public sealed class TopUpWalletOperation(BillingDb db, OperationContext context, CompanyQueries companies, WalletBooks books) : IOperation<TopUpWallet, CreditView>
{
    public async Task<Result<CreditView>> RunAsync(TopUpWallet input, CancellationToken cancel)
    {
        if (await db.FindWalletAsync(input.Wallet, cancel) is not { } wallet) return Refusal.NotFound("wallet", input.Wallet);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == wallet.CustomerId, cancel);
        var check = new Check();
        var terms = TopUpTerms.Read(check, input.Body, wallet, await companies.TheCompanyAsync(cancel), context.Actor, context.Today(customer.Zone));
        check.That(input.Body.Payment is null or TopUpPayment.Recorded, "payment", "Credit by invoice or link is asked for by the top-up of its own; give recorded here.");
        if (check.Failed) return check;
        context.Reason ??= terms.Reason;
        return CreditView.Of(await books.TopUpAsync(wallet, customer, terms, terms.Kind == CreditKind.Granted ? null : Account.Cash, cancel));
    }
}
