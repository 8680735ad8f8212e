using System.Text.Json;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>What the customers' sync asks of Stripe. Each request goes out once: whoever asked decides when it goes again.</summary>
public sealed class StripeWire(StripeClient client)
{
    private const string Customers = "/v1/customers";

    public Task<StripeAnswer> FindAsync(string stripeId, CancellationToken cancel) => TryAsync(() => OneAsync(StripeCall.Get(Of(stripeId), background: true), cancel));

    /// <summary>Everybody with one of these spellings of an e-mail: Stripe's list tells upper from lower case.</summary>
    public Task<StripeAnswer> WithEmailAsync(IReadOnlyList<string> emails, CancellationToken cancel) => TryAsync(async () =>
    {
        var found = new List<StripeCustomer>();
        foreach (var email in emails) found.AddRange((await PageAsync(new StripeForm().Add("email", email), cancel)).Customers);
        return new StripeAnswer(AnswerKind.Done, [.. found.DistinctBy(c => c.Id)]);
    });

    public Task<StripeAnswer> PageAsync(string? after, CancellationToken cancel) => TryAsync(() => PageAsync(new StripeForm().Add("starting_after", after), cancel));

    /// <summary>Everybody made from a moment on, its five minutes before included: the two clocks need not agree.</summary>
    public Task<StripeAnswer> SinceAsync(Instant since, CancellationToken cancel) => TryAsync(async () =>
        new StripeAnswer(AnswerKind.Done, Read(await client.ListAsync(Customers, new StripeForm().Add("created[gte]", since - Duration.FromMinutes(5)), cancel, background: true))));

    public Task<StripeAnswer> SendAsync(OutboundWork work, CancellationToken cancel) => TryAsync(async () =>
    {
        var background = work.Cause != OutboundCause.Person;
        var answer = await OneAsync(work.Op switch
        {
            OutboundOp.Create => StripeCall.Post(Customers, work.Body, work.IdempotencyKey, background),
            OutboundOp.Update => StripeCall.Post(Of(work.StripeId!), work.Body, work.IdempotencyKey, background),
            OutboundOp.Delete => StripeCall.Delete(Of(work.StripeId!), background),
        }, cancel);
        return answer;
    });

    private async Task<StripeAnswer> OneAsync(StripeCall call, CancellationToken cancel)
    {
        var reply = await client.SendAsync(call with { Once = true }, cancel);
        return StripeCustomer.Read(reply.Json) is { } customer ? new(AnswerKind.Done, [customer], reply.RequestId)
            : StripeAnswer.Of(new(StripeFailure.Failed, "Stripe answered with something that is no customer.", RequestId: reply.RequestId));
    }

    private async Task<StripeAnswer> PageAsync(StripeForm query, CancellationToken cancel)
    {
        var reply = await client.SendAsync(StripeCall.Get(Customers, query.Add("limit", 100), background: true) with { Once = true }, cancel);
        return new(AnswerKind.Done, Read(reply.Json.Data()), reply.RequestId, IsLast: !reply.Json.IsTrue("has_more"));
    }

    private static List<StripeCustomer> Read(IEnumerable<JsonElement> customers) => [.. customers.Select(StripeCustomer.Read).OfType<StripeCustomer>()];

    private static string Of(string stripeId) => $"{Customers}/{Uri.EscapeDataString(stripeId)}";

    private static async Task<StripeAnswer> TryAsync(Func<Task<StripeAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (StripeException failure)
        {
            return StripeAnswer.Of(failure.Error);
        }
    }
}
