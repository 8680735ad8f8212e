using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Demo;

/// <summary>The prepaid customers of the demo: one runs low, one tops itself up, one lives on granted credit that will expire.</summary>
public sealed class DemoWallets(Operations operations)
{
    public async Task ActAsync(BillingDb db, LocalDate today, int day, int left, CancellationToken cancel)
    {
        if (left == 75) await OpenAsync("juniper", "Prepaid credit", Paid(2_400, "Wire 77-0412"), 1_000, cancel);
        if (left == 60) await TopItselfUpAsync(await OpenAsync("enoki", "Prepaid credit", Paid(250_000, "Furikomi 0921"), 60_000, cancel), cancel);
        if (left == 5) await OpenAsync("nimbus", "Trial credit", Granted(150, "Goodwill while they try it out", today.PlusDays(30)), 40, cancel);
        if (left == 3) await TopUpAsync(await db.Set<Wallet>().Where(w => db.Set<Customer>().Any(c => c.Id == w.CustomerId && c.ExternalId == "juniper")).Select(w => w.Id).SingleAsync(cancel), Granted(25, "Apology for Tuesday's outage", today.PlusMonths(3)), cancel);
    }

    private async Task<Id<Wallet>> OpenAsync(string customer, string name, TopUpBody topUp, decimal alert, CancellationToken cancel)
    {
        var wallet = (await operations.RunAsync(new CreateWallet(new() { Customer = customer, Name = name }), cancel: cancel)).Value.Id;
        await TopUpAsync(wallet, topUp, cancel);
        _ = (await operations.RunAsync(new SetAlert(wallet.ToString(), new() { Enabled = true, Threshold = alert }), cancel: cancel)).Value;
        return wallet;
    }

    private async Task TopItselfUpAsync(Id<Wallet> wallet, CancellationToken cancel) =>
        _ = (await operations.RunAsync(new SetAutoTopUp(wallet.ToString(), new() { Enabled = true, Threshold = 50_000, Amount = 200_000, CooldownDays = 7, MonthlyLimit = 400_000 }), cancel: cancel)).Value;

    private async Task TopUpAsync(Id<Wallet> wallet, TopUpBody topUp, CancellationToken cancel) =>
        _ = (await operations.RunAsync(new TopUpWallet(wallet.ToString(), topUp), cancel: cancel)).Value;

    private static TopUpBody Paid(decimal amount, string reference) => new() { Amount = amount, Kind = CreditKind.Paid, Payment = TopUpPayment.Recorded, Reference = reference };

    private static TopUpBody Granted(decimal amount, string reason, LocalDate expiresOn) => new() { Amount = amount, Kind = CreditKind.Granted, Reason = reason, ExpiresOn = expiresOn };
}
