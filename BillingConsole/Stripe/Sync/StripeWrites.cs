using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Stripe.Events;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>When each field was last written at Stripe, by the events that named it. A change that no event told of has no time.</summary>
public sealed class StripeWrites(BillingDb db)
{
    private const int Newest = 50;

    private static readonly Dictionary<string, SyncField> Members = new(StringComparer.Ordinal)
    {
        ["name"] = SyncField.Name, ["email"] = SyncField.Email, ["phone"] = SyncField.Phone, ["address"] = SyncField.Address,
        ["preferred_locales"] = SyncField.PreferredLocale, ["tax_exempt"] = SyncField.TaxExempt,
    };

    public async Task<IReadOnlyDictionary<SyncField, Instant>> OfAsync(StripeLink link, CancellationToken cancel)
    {
        // Whatever happened before the two agreed is in what they agreed on; Stripe counts whole seconds.
        var since = Instant.FromUnixTimeSeconds((link.SyncedAt ?? Instant.FromUnixTimeSeconds(0)).ToUnixTimeSeconds());
        var payloads = await db.Set<InboxEvent>().AsNoTracking()
            .Where(e => e.ObjectId == link.StripeId && e.Livemode == link.Livemode && e.Type == CustomerEvents.Updated && e.Status != InboxStatus.Rejected && e.Created >= since)
            .OrderByDescending(e => e.Created).Take(Newest).Select(e => e.Payload).ToListAsync(cancel);
        var written = new Dictionary<SyncField, Instant>();
        foreach (var payload in payloads)
        {
            using var json = JsonDocument.Parse(payload);
            if (StripeEvent.Of(json.RootElement) is not { Previous.ValueKind: JsonValueKind.Object } happened) continue;
            foreach (var member in happened.Previous.EnumerateObject())
                if (Members.TryGetValue(member.Name, out var field) && (!written.TryGetValue(field, out var known) || known < happened.Created)) written[field] = happened.Created;
        }
        return written;
    }
}
