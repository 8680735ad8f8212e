using BillingConsole.Platform.Data;
using BillingConsole.Platform.Mail;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Webhooks.Delivering;

/// <summary>Keeps one call and its outcome. An endpoint that takes nothing for days, or says it is gone, is switched off and those who run the console are told.</summary>
[Needs(Permission.Administer)]
public sealed record RecordAttempt(Id<WebhookDelivery> Delivery, WebhookAnswer Answer) : IInput<Done>;

public sealed class RecordAttemptOperation(BillingDb db, RealTime time, SwitchOff switchOff) : IOperation<RecordAttempt, Done>
{
    /// <summary>As long as the ladder of one delivery.</summary>
    public static readonly Duration Patience = Duration.FromDays(3);

    private static readonly Duration FirstRest = Duration.FromSeconds(5);
    private static readonly Duration LongestRest = Duration.FromMinutes(5);

    public async Task<Result<Done>> RunAsync(RecordAttempt input, CancellationToken cancel)
    {
        if (await db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == input.Delivery, cancel) is not { } delivery) return default(Done);
        var (answer, now) = (input.Answer, time.Now);
        db.Add(new WebhookAttempt { Id = time.NewId<WebhookAttempt>(), DeliveryId = delivery.Id, At = now, Milliseconds = answer.Milliseconds, Status = answer.Status, Outcome = answer.Outcome });
        delivery.Attempts++;
        delivery.Outcome = answer.Outcome;
        delivery.State = answer.Succeeded ? WebhookDeliveryState.Delivered : delivery.Attempts >= WebhookCourier.Ladder.Attempts ? WebhookDeliveryState.GivenUp : WebhookDeliveryState.Waiting;
        delivery.SettledAt = delivery.State == WebhookDeliveryState.Waiting ? null : now;
        var endpoint = await db.Set<WebhookEndpoint>().SingleAsync(e => e.Id == delivery.EndpointId, cancel);
        await JudgeAsync(endpoint, await db.Set<WebhookStanding>().SingleAsync(s => s.EndpointId == endpoint.Id, cancel), answer, now, cancel);
        return default(Done);
    }

    private async Task JudgeAsync(WebhookEndpoint endpoint, WebhookStanding standing, WebhookAnswer answer, Instant now, CancellationToken cancel)
    {
        if (answer.Succeeded)
        {
            standing.Clear();
            standing.LastDeliveredAt = now;
            return;
        }
        standing.FailingSince ??= now;
        standing.Silences = answer.Status is null ? standing.Silences + 1 : 0;
        standing.RestsUntil = answer.Status is null ? now + Duration.Min(LongestRest, FirstRest * (1L << Math.Min(standing.Silences - 1, 10))) : null;
        if (!endpoint.Enabled) return;
        if (answer.IsGone) await switchOff.DoAsync(endpoint, "It answered 410 Gone: it wants no more events.", cancel);
        else if (now - standing.FailingSince >= Patience) await switchOff.DoAsync(endpoint, $"Nothing could be delivered for {Patience.Days} days. The last answer: {answer.Outcome}", cancel);
    }
}

/// <summary>A delivery that is not worth another attempt; it can be replayed.</summary>
[Needs(Permission.Administer)]
public sealed record AbandonDelivery(Id<WebhookDelivery> Delivery, string Why) : IInput<Done>;

public sealed class AbandonDeliveryOperation(BillingDb db, RealTime time) : IOperation<AbandonDelivery, Done>
{
    public async Task<Result<Done>> RunAsync(AbandonDelivery input, CancellationToken cancel)
    {
        if (await db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == input.Delivery, cancel) is { } delivery)
            (delivery.State, delivery.Outcome, delivery.SettledAt) = (WebhookDeliveryState.GivenUp, input.Why, time.Now);
        return default(Done);
    }
}

/// <summary>Switches an endpoint off in the console's own name.</summary>
public sealed class SwitchOff(OperationContext context, Mailer mailer, IStaff staff)
{
    public async Task DoAsync(WebhookEndpoint endpoint, string why, CancellationToken cancel)
    {
        (endpoint.Enabled, endpoint.DisabledReason) = (false, why);
        endpoint.Version++;
        context.Reason = why;
        foreach (var person in await staff.WhoMayAsync(Permission.Administer, cancel))
            mailer.Send(person.Email, $"Webhook endpoint switched off: {new Uri(endpoint.Url).Host}",
                $"The console switched off the webhook endpoint {endpoint.Url}.\n\n{why}\n\nSwitch it on again under Webhooks in the console ({endpoint.Id}) and replay what it missed.\n");
    }
}
