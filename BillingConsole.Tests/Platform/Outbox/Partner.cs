using System.Collections.Concurrent;
using System.Text.Json;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Platform.Outbox;

/// <summary>Somebody outside, who may refuse.</summary>
internal sealed class Partner
{
    public ConcurrentQueue<string> Received { get; } = new();
    public HashSet<string> Refused { get; } = [];
}

internal sealed class PartnerCourier(Partner partner) : IOutboxCourier
{
    public const int Attempts = 4;

    public string Kind => "partner";

    public Patience Patience { get; } = Patience.Usual with { Attempts = Attempts };

    public Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var word = JsonSerializer.Deserialize<string>(payload)!;
        if (partner.Refused.Contains(word)) throw new InvalidOperationException("the partner is closed");
        partner.Received.Enqueue(word);
        return Task.CompletedTask;
    }
}

[Needs(Permission.Administer)]
internal sealed record SendToPartner(string[] Words, bool Refuse = false) : IInput<Done>
{
    public static void Add(IServiceCollection services) => services.AddScoped<IOperation<SendToPartner, Done>, SendToPartnerOperation>();
}

internal sealed class SendToPartnerOperation(BillingConsole.Platform.Outbox.Outbox outbox) : IOperation<SendToPartner, Done>
{
    public Task<Result<Done>> RunAsync(SendToPartner input, CancellationToken cancel)
    {
        foreach (var word in input.Words) outbox.Send("partner", word);
        return Task.FromResult<Result<Done>>(input.Refuse ? Refusal.Rule("no", "Not today.") : default(Done));
    }
}

/// <summary>Time that stands until the test moves it.</summary>
internal sealed class StillTime(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
