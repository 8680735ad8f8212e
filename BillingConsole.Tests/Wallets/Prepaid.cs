using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Wallets;

/// <summary>Short ways to a wallet with money in it.</summary>
internal static class Prepaid
{
    public static async Task<string> WalletAsync(this ConsoleHost host, string customer, int? priority = null) =>
        (await host.PostAsync("/wallets", new { customer, name = "Prepaid credit", priority })).Expect(201)["id"].GetString()!;

    public static Task<Reply> WalletOfAsync(this ConsoleHost host, string wallet) => host.GetAsync($"/wallets/{wallet}");

    /// <returns>The id of the credit.</returns>
    public static async Task<string> TopUpAsync(this ConsoleHost host, string wallet, string amount, string kind = "paid") =>
        (await host.PostAsync($"/wallets/{wallet}/top-ups", new { amount, kind, reason = "test" })).Expect(201)["id"].GetString()!;
}
