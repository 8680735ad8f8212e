using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Brings a link in line with its session. Money is the payment's matter alone.</summary>
[Needs(Permission.Administer)]
public sealed record TakeSession(SessionFacts Facts) : IInput<Done>;

public sealed class TakeSessionOperation(BillingDb db, RealTime time) : IOperation<TakeSession, Done>
{
    public async Task<Result<Done>> RunAsync(TakeSession input, CancellationToken cancel)
    {
        var facts = input.Facts;
        if (await db.Set<PaymentRequest>().SingleOrDefaultAsync(r => r.SessionId == facts.Id, cancel) is not { } request) return default(Done);
        if (facts.IsExpired) Expire(request, facts);
        else if (facts is { IsComplete: true, IsPaid: false }) Wait(request, facts);
        return default(Done);
    }

    /// <summary>A session that ran out leaves its link as it is; one that somebody closed at Stripe before its time takes it along.</summary>
    private void Expire(PaymentRequest request, SessionFacts facts)
    {
        if (request.State != PaymentRequestState.Open) return;
        if (facts.ExpiresAt > time.Now) (request.State, request.Because) = (PaymentRequestState.Expired, "Its session was closed at Stripe.");
        else request.ForgetSession();
    }

    private static void Wait(PaymentRequest request, SessionFacts facts)
    {
        if (request.State is PaymentRequestState.Paid or PaymentRequestState.Failed) return;
        if (facts.IntentIsBroken) (request.State, request.Because) = (PaymentRequestState.Failed, request.Because ?? "The payment did not arrive.");
        else (request.State, request.Because) = (PaymentRequestState.Processing, null);
    }
}
