using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Wallets;

public sealed record WalletBody
{
    public string? Customer { get; init; }
    public string? Currency { get; init; }
    public string? Name { get; init; }
    public int? Priority { get; init; }
    public Dictionary<string, string>? Metadata { get; init; }
}

/// <summary>Opens an empty wallet.</summary>
[Needs(Permission.CreateWallets)]
public sealed record CreateWallet(WalletBody Body) : IInput<WalletView>;

public sealed class CreateWalletOperation(BillingDb db, OperationContext context) : IOperation<CreateWallet, WalletView>
{
    public async Task<Result<WalletView>> RunAsync(CreateWallet input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        if (await db.FindCustomerAsync(body.Customer, cancel) is not { } customer)
        {
            check.Add("customer", body.Customer is null ? "Name a customer by id or external_id." : $"There is no customer '{body.Customer}'.", body.Customer is null ? "required" : "invalid");
            return check;
        }
        var id = context.NewId<Wallet>();
        var wallet = new Wallet
        {
            Id = id, CustomerId = customer.Id, Currency = check.Currency("currency", body.Currency, customer.Currency), Name = check.OptionalText("name", body.Name, 100) ?? "Prepaid credit",
            Priority = Priority(check, body.Priority) ?? Wallet.UsualPriority, Metadata = check.Metadata(body.Metadata), CreatedAt = context.Now, Standing = new() { WalletId = id },
        };
        if (check.Failed) return check;
        db.Add(wallet);
        context.Raise(new WalletSet(wallet));
        return WalletView.Of(wallet, customer, null);
    }

    internal static int? Priority(Check check, int? priority)
    {
        check.That(priority is null or (>= 0 and <= 1000), "priority", "Give a whole number from 0 to 1000; the lower is spent first.");
        return priority;
    }
}

/// <summary>A wallet was opened, or its turn changed: the exposure is to be spread anew.</summary>
public sealed record WalletSet(Wallet Wallet) : IDomainEvent;

/// <summary>Changes what a wallet is called and when its turn comes.</summary>
[Needs(Permission.CreateWallets)]
public sealed record ChangeWallet(string Wallet, WalletBody Body) : IInput<WalletView>;

public sealed class ChangeWalletOperation(BillingDb db, OperationContext context, WalletQueries queries) : IOperation<ChangeWallet, WalletView>
{
    public async Task<Result<WalletView>> RunAsync(ChangeWallet input, CancellationToken cancel)
    {
        if (await db.FindWalletAsync(input.Wallet, cancel) is not { } wallet) return Refusal.NotFound("wallet", input.Wallet);
        if (context.Changed(wallet) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        check.That(body.Customer is null, "customer", "A wallet keeps its customer.");
        check.That(body.Currency is null || body.Currency == wallet.Currency.Code, "currency", $"A wallet keeps its currency; this one holds {wallet.Currency.Code}.");
        if (body.Name is not null) wallet.Name = check.Text("name", body.Name, 100);
        wallet.Priority = CreateWalletOperation.Priority(check, body.Priority) ?? wallet.Priority;
        if (body.Metadata is not null) wallet.Metadata = check.Metadata(body.Metadata);
        if (check.Failed) return check;
        context.Raise(new WalletSet(wallet));
        return await queries.ViewAsync(wallet, cancel);
    }
}

public static class WalletLookup
{
    public static Task<Wallet?> FindWalletAsync(this BillingDb db, string? named, CancellationToken cancel) =>
        Id<Wallet>.TryParse(named, out var id) ? db.Set<Wallet>().SingleOrDefaultAsync(w => w.Id == id, cancel) : Task.FromResult<Wallet?>(null);

    /// <summary>The customer's wallet in this currency whose turn comes first.</summary>
    public static Task<Wallet?> FirstWalletAsync(this BillingDb db, Id<Customer> customer, Currency currency, CancellationToken cancel) =>
        db.Set<Wallet>().Where(w => w.CustomerId == customer && w.Currency == currency).OrderBy(w => w.Priority).ThenBy(w => w.Id).FirstOrDefaultAsync(cancel);
}
