using NodaTime;

namespace BillingConsole.Stripe.Sync;

public enum SyncSide { Console, Stripe }

/// <summary>Who wins a field that both changed when nobody can say who wrote last.</summary>
public sealed record WinnerRules
{
    public SyncSide Name { get; init; } = SyncSide.Console;
    public SyncSide Email { get; init; } = SyncSide.Stripe;
    public SyncSide Phone { get; init; } = SyncSide.Stripe;
    public SyncSide Address { get; init; } = SyncSide.Stripe;
    public SyncSide PreferredLocale { get; init; } = SyncSide.Stripe;
    public SyncSide TaxExempt { get; init; } = SyncSide.Console;

    public SyncSide Of(SyncField field) => field switch
    {
        SyncField.Name => Name,
        SyncField.Email => Email,
        SyncField.Phone => Phone,
        SyncField.Address => Address,
        SyncField.PreferredLocale => PreferredLocale,
        SyncField.TaxExempt => TaxExempt,
    };
}

/// <summary>When each field was last written on one side, as far as it is known.</summary>
public sealed record FieldTimes(IReadOnlyDictionary<SyncField, Instant> Console, IReadOnlyDictionary<SyncField, Instant> Stripe)
{
    public static FieldTimes Unknown { get; } = new(new Dictionary<SyncField, Instant>(), new Dictionary<SyncField, Instant>());
}

/// <summary>Both sides changed a field to different values.</summary>
/// <param name="ByTime">The later write won; otherwise the rule did.</param>
public sealed record FieldConflict(SyncField Field, SyncSide Winner, bool ByTime);

/// <param name="ToConsole">The fields in which the console must change to have the merged values.</param>
/// <param name="ToStripe">The fields in which Stripe must change.</param>
public sealed record MergeResult(SharedFields Merged, IReadOnlyList<SyncField> ToConsole, IReadOnlyList<SyncField> ToStripe, IReadOnlyList<FieldConflict> Conflicts);

/// <summary>Brings the two sides of a customer together by what they last agreed on; Stripe says when a customer changed of no field but by its events.</summary>
public static class ThreeWayMerge
{
    public static MergeResult Of(SharedFields agreed, SharedFields console, SharedFields stripe, FieldTimes times, WinnerRules rules)
    {
        var (merged, conflicts) = (console, new List<FieldConflict>());
        foreach (var field in SharedFields.All.Where(f => !console.Agrees(f, stripe)))
        {
            if (console.Agrees(field, agreed)) merged = merged.With(field, stripe);
            else if (!stripe.Agrees(field, agreed))
            {
                var conflict = Decide(field, times, rules);
                if (conflict.Winner == SyncSide.Stripe) merged = merged.With(field, stripe);
                conflicts.Add(conflict);
            }
        }
        return new(merged, merged.DifferencesTo(console), merged.DifferencesTo(stripe), conflicts);
    }

    /// <summary>Stripe counts whole seconds, so two writes of one second are a tie.</summary>
    private static FieldConflict Decide(SyncField field, FieldTimes times, WinnerRules rules)
    {
        if (times.Console.TryGetValue(field, out var here) && times.Stripe.TryGetValue(field, out var there) && here.ToUnixTimeSeconds() != there.ToUnixTimeSeconds())
            return new(field, here > there ? SyncSide.Console : SyncSide.Stripe, true);
        return new(field, rules.Of(field), false);
    }
}
