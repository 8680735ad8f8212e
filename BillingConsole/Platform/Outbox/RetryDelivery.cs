using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Outbox;

/// <summary>Sends a message that waits or was given up again at once, with all its attempts.</summary>
[Needs(Permission.Administer)]
public sealed record RetryDelivery(string Message) : IInput<DeliveryView>;

public sealed class RetryDeliveryOperation(BillingDb db, RealTime time, Outbox outbox) : IOperation<RetryDelivery, DeliveryView>
{
    public async Task<Result<DeliveryView>> RunAsync(RetryDelivery input, CancellationToken cancel)
    {
        if (!Id<OutboxMessage>.TryParse(input.Message, out var id) || await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } message)
            return Refusal.NotFound("message", input.Message);
        if (message.DeliveredAt is not null) return Refusal.Conflict("delivered_already", "It was delivered already; nothing is sent twice.");
        if (message.LeasedUntil > time.Now) return Refusal.Conflict("delivery_in_progress", "It is being delivered at this moment. Look again in a minute.");
        (message.GivenUpAt, message.DueAt, message.Attempts) = (null, time.Now, 0);
        outbox.WakeAfterCommit();
        return DeliveryView.Of(message);
    }
}
