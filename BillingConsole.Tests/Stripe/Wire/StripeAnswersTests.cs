using System.Net;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Tests.Stripe.Wire;

public sealed class StripeAnswersTests
{
    [Theory]
    [InlineData(400, null, StripeFailure.Invalid, AnswerKind.Refused, false)]
    [InlineData(424, null, StripeFailure.Failed, AnswerKind.Unknown, false)]
    [InlineData(424, "true", StripeFailure.Failed, AnswerKind.Unknown, true)]
    [InlineData(500, null, StripeFailure.Failed, AnswerKind.Unknown, true)]
    public async Task A_failure_that_is_nobodys_fault_here_is_not_final(int status, string? retry, StripeFailure failure, AnswerKind kind, bool again)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"error":{"type":"api_error","message":"A partner failed."}}""") };
        if (retry is not null) answer.Headers.Add("Stripe-Should-Retry", retry);
        var read = await StripeAnswers.ReadAsync(answer, default);
        Assert.Equal((failure, kind, again), (read.Error!.Failure, StripeAnswer.Of(read.Error).Kind, read.Again));
    }
}
