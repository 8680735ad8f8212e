using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Platform.Operations;

/// <summary>What one run of one operation knows: who, when (read once), and what it raised.</summary>
public sealed class OperationContext(IdSource ids)
{
    private readonly Queue<IDomainEvent> raised = new();
    private readonly List<Action> afterwards = [];

    public Actor Actor { get; private set; } = Actor.Job("unknown");

    public Instant Now { get; private set; }

    public string Operation { get; private set; } = "";

    /// <summary>Why, in the actor's words; the audit keeps it.</summary>
    public string? Reason { get; set; }

    /// <summary>The version an If-Match header or a form demands; null accepts any.</summary>
    public uint? ExpectedVersion { get; private set; }

    public Id<T> NewId<T>() where T : IHasId<T> => ids.New<T>(Now);

    public LocalDate Today(DateTimeZone zone) => Now.InZone(zone).Date;

    public void Raise(IDomainEvent happened) => raised.Enqueue(happened);

    /// <summary>Runs when the commit stands, and not at all without it: for hints in memory, never for what must not be lost.</summary>
    public void AfterCommit(Action act) => afterwards.Add(act);

    /// <summary>
    /// A refusal when somebody else changed the row since it was read. Otherwise the row takes its next version at once, so
    /// that the answer already carries the version that will be saved.
    /// </summary>
    public Refusal? Changed(IVersioned row)
    {
        if (ExpectedVersion is { } expected && expected != row.Version)
            return new(RefusalKind.PreconditionFailed, "changed_meanwhile", $"It was changed meanwhile (version {row.Version}, not {expected}). Read it again and repeat the change.");
        row.Version++;
        return null;
    }

    internal void Begin(Actor actor, Instant now, string operation, uint? expectedVersion) =>
        (Actor, Now, Operation, ExpectedVersion) = (actor, now, operation, expectedVersion);

    internal void Committed()
    {
        foreach (var act in afterwards) act();
        afterwards.Clear();
    }

    internal bool TryNext(out IDomainEvent happened) => raised.TryDequeue(out happened!);
}
