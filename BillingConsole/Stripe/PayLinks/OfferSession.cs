using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>
/// Makes Stripe's own page for a link now, instead of at the customer's click: for a console that customers cannot open. The page lives a
/// day at most; asking again renews it.
/// </summary>
[Needs(Permission.PaymentLinks), CommitsInSteps]
public sealed record OfferSession(string Link) : IInput<PaymentLinkView>;

public sealed class OfferSessionOperation(BillingDb db, PayDoor door, PaymentLinkQueries links) : IOperation<OfferSession, PaymentLinkView>
{
    public async Task<Result<PaymentLinkView>> RunAsync(OfferSession input, CancellationToken cancel)
    {
        if (!Id<PaymentRequest>.TryParse(input.Link, out var id) || await db.Set<PaymentRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
            return Refusal.NotFound("payment link", input.Link);
        var opened = await door.OpenAsync(request.Token, cancel);
        var view = (await links.FindAsync(input.Link, cancel))!;
        if (opened.Door == LinkDoor.Go) return view;
        return opened.Door is LinkDoor.Ask or LinkDoor.Unavailable
            ? new Refusal(RefusalKind.Unavailable, "stripe_unavailable", "Stripe did not make a page for this link. Try again in a moment.")
            : Refusal.Conflict("ended_already", $"This link is {Words.Of(view.Status)}; nobody can pay by it.");
    }
}
