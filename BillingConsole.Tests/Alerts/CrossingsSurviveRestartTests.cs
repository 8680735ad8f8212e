using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;

namespace BillingConsole.Tests.Alerts;

public sealed class CrossingsSurviveRestartTests
{
    private const int Rounds = 3;
    private static readonly int Burns = Counts.Of(100, 1000);

    [Fact]
    public async Task A_balance_that_swings_about_the_threshold_over_restarts_fires_once_for_each_crossing()
    {
        using var directory = new TemporaryDirectory();
        ConsoleHost Start()
        {
            var host = ConsoleHost.At(MoneyHost.Start);
            host.Settings["Data:Directory"] = directory.Path;
            return host;
        }
        Metered sold;
        string wallet;
        await using (var first = Start())
        {
            sold = await Metered.SellAsync(first);
            wallet = await first.WalletAsync(sold.Customer);
            await first.TopUpAsync(wallet, "60.00");
            await first.AlertAtAsync(wallet, "50.00");
        }
        for (var round = 1; round <= Rounds; round++)
        {
            await using (var burning = Start())
            {
                // Many small burns at once: below the threshold it goes once.
                await Task.WhenAll(Enumerable.Range(0, Burns).Select(_ => burning.UseAsync(sold, 20m / Burns)));
                await burning.OngoingBecomesAsync(wallet, "40.00");
                Assert.Equal(round, (await burning.FiringsAsync(wallet)).Count);
            }
            await using var again = Start();
            await again.UseAsync(sold, 1);
            await again.OngoingBecomesAsync(wallet, "39.00");
            Assert.Equal(round, (await again.FiringsAsync(wallet)).Count);
            await again.TopUpAsync(wallet, "21.00");
            Assert.Equal("ok", (await again.WalletOfAsync(wallet))["alert.state"].GetString());
            await again.MustBeRightAsync();
        }
    }
}
