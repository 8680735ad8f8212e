using BillingConsole.Tests.Stripe.PayLinks;

namespace BillingConsole.Tests.Stories;

/// <summary>
/// What comes over Stripe, here the simulator: <c>link acme 250.00</c> asks for it and opens the page of payment, <c>card acme</c> pays there,
/// <c>dispute acme</c> makes the bank take the latest card payment back, <c>dispute acme won</c> or <c>lost</c> ends that, <c>won with_fee</c> with the fee given back.
/// </summary>
internal sealed partial class StoryPlayer
{
    private readonly Dictionary<string, string> sessions = [];

    private async Task CardAsync(string verb, Words words)
    {
        var (pay, customer) = ((PayHost)host, words.Next());
        switch (verb)
        {
            case "link":
                var link = await pay.LinkAsync(await OldestAsync(customer, i => i is "open" or "partially_paid"), words.Next());
                sessions[customer] = await pay.SessionAsync(link.Expect(201));
                return;
            case "card":
                await pay.Stripe.PayAsync(sessions[customer]);
                break;
            default:
                if (words.Any) await pay.Stripe.CloseDisputeAsync((string)(await pay.Stripe.AllAsync("dispute"))[0]["id"]!, words.Take("won"), words.Take("with_fee"));
                else await pay.Stripe.OpenDisputeAsync(await pay.ChargeAsync());
                break;
        }
        await pay.SettleAsync();
    }
}
