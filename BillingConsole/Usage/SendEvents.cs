using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Usage;

public sealed record RejectedView(int Index, string? Id, string Code, string Detail);

public sealed record IngestView(int Accepted, int Duplicates, IReadOnlyList<RejectedView> Rejected);

/// <summary>Counts events. A transaction each would forgo the group commit: they are queued, and the answer waits for the writer's commit.</summary>
/// <param name="Lone">One event by itself: refused, it is the request that is refused.</param>
[Needs(Permission.SendEvents), CommitsInSteps]
public sealed record SendEvents(IReadOnlyList<IncomingEvent> Events, bool Lone) : IInput<IngestView>;

public sealed class SendEventsOperation(UsageWriter writer, SenderLimit limit, OperationContext context) : IOperation<SendEvents, IngestView>
{
    public async Task<Result<IngestView>> RunAsync(SendEvents input, CancellationToken cancel)
    {
        if (limit.WhyNot(context.Actor, input.Events.Count) is { } tooMany) return tooMany;
        if (input.Events.Count == 0) return new IngestView(0, 0, []);
        var sent = await writer.SendAsync(input.Events);
        if (!sent.Ok) return Result<IngestView>.Refused(sent.Refusals);
        var outcomes = sent.Value;
        if (input.Lone && outcomes[0].Refusal is { } refusal) return OneRefusal(refusal);
        return new IngestView(
            outcomes.Count(o => o.Kind == OutcomeKind.Accepted), outcomes.Count(o => o.Kind == OutcomeKind.Duplicate),
            [.. outcomes.Index().Where(o => o.Item.Refusal is not null).Select(o => new RejectedView(o.Index, input.Events[o.Index].Id, o.Item.Refusal!.Code, o.Item.Refusal.Detail))]);
    }

    private static Refusal OneRefusal(EventRefusal refusal) => refusal.Code switch
    {
        "other_content" => Refusal.Conflict(refusal.Code, refusal.Detail, "id"),
        "duplicate_member" => new(RefusalKind.Malformed, refusal.Code, refusal.Detail),
        _ => Refusal.Rule(refusal.Code, refusal.Detail, FieldOf(refusal.Code)),
    };

    private static string? FieldOf(string code) => code switch
    {
        "unknown_type" => "type",
        "unknown_subject" => "subject",
        "in_future" or "too_old" => "time",
        "missing_value" or "invalid_value" or "negative_max" => "data",
        _ when code.StartsWith("missing_", StringComparison.Ordinal) => code["missing_".Length..],
        _ when code.StartsWith("invalid_", StringComparison.Ordinal) => code["invalid_".Length..],
        _ => null,
    };
}
