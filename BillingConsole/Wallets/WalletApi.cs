using BillingConsole.Platform.Http;

namespace BillingConsole.Wallets;

public static class WalletApi
{
    public static void MapWallets(this RouteGroupBuilder api)
    {
        api.MapPost("/wallets", (Body<WalletBody> body, Api run) => run.Create(body, b => new CreateWallet(b), w => $"{HttpSetup.Root}/wallets/{w.Id}"))
            .Says<WalletView>("Open a wallet", """{"customer":"acme","currency":"USD","name":"Prepaid credit","priority":1}""", 201);
        api.MapGet("/wallets", (Listing listing, string? customer, bool? low, string? search, Api run, CancellationToken cancel) =>
                run.Read((WalletQueries q) => q.ListAsync(listing, new(customer, low == true, search), cancel)))
            .Says<PageOf<WalletView>>("List wallets, newest first");
        api.MapGet("/wallets/{id}", (string id, Api run, CancellationToken cancel) => run.Find((WalletQueries q) => q.FindAsync(id, cancel), "wallet", id))
            .Says<WalletView>("Read one wallet: balance, ongoing balance, alert and forecast");
        api.MapPatch("/wallets/{id}", (string id, Body<WalletBody> body, Api run) => run.Run(body, b => new ChangeWallet(id, b)))
            .Says<WalletView>("Rename a wallet or change its priority", """{"name":"Annual prepayment","priority":2}""");
        api.MapGet("/wallets/{id}/top-ups", (string id, Listing listing, Api run, CancellationToken cancel) => run.Find((WalletQueries q) => q.CreditsAsync(id, listing, cancel), "wallet", id))
            .Says<PageOf<CreditView>>("List the top-ups of a wallet with what is left of each, newest first");
        api.MapGet("/wallets/{id}/transactions", (string id, Listing listing, Api run, CancellationToken cancel) => run.Find((WalletQueries q) => q.TransactionsAsync(id, listing, cancel), "wallet", id))
            .Says<PageOf<WalletTransactionView>>("List the movements of a wallet, newest first");
        api.MapPut("/wallets/{id}/alert", (string id, Body<AlertBody> body, Api run) => run.Run(body, b => new SetAlert(id, b)))
            .Says<WalletView>("Be told when the ongoing balance falls below a threshold", """{"enabled":true,"threshold":"50.00"}""");
        api.MapPut("/wallets/{id}/auto-top-up", (string id, Body<AutoTopUpBody> body, Api run) => run.Run(body, b => new SetAutoTopUp(id, b)))
            .Says<WalletView>("Top a wallet up by itself", """{"enabled":true,"threshold":"50.00","amount":"200.00","cooldown_days":1,"monthly_limit":"600.00"}""");
    }
}
