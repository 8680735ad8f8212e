using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>A suggestion: who could be who.</summary>
public sealed record QuestionView(Id<SyncQuestion> Id, QuestionKind Kind, string Subject, IReadOnlyList<Candidate> Console, IReadOnlyList<Candidate> Stripe, Instant AskedAt)
{
    [JsonIgnore]
    public string Sentence => Kind switch
    {
        QuestionKind.AmbiguousEmail => $"{Shell.Wording.Count(Console.Count, "customer")} here and {Stripe.Count} in Stripe have the e-mail {Subject}. Nothing was linked and none was made.",
        QuestionKind.Confirm => $"One customer here and one in Stripe have the e-mail {Subject}. They are linked when you say so.",
        QuestionKind.ClaimedElsewhere => Console.Count > 0
            ? $"{Subject} says that it belongs to a customer here that is linked to another one in Stripe. It is left alone."
            : $"{Subject} belongs to another console by its metadata. It is left alone.",
    };

    public static QuestionView Of(SyncQuestion q) => new(q.Id, q.Kind, q.Subject, q.Console, q.Stripe, q.AskedAt);
}

[Needs(Permission.Read)]
public sealed class QuestionQueries(BillingDb db, SyncScopes scopes)
{
    public async Task<PageOf<QuestionView>> ListAsync(Listing listing, QuestionKind? kind, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is not { } scope) return new([], null);
        var rows = db.Set<SyncQuestion>().AsNoTracking().Where(q => q.Account == scope.Account && q.Livemode == scope.Livemode && q.AnsweredAt == null && (kind == null || q.Kind == kind));
        return (await rows.PageAsync(listing, cancel)).Select(QuestionView.Of);
    }
}

/// <summary>Leaves everybody as they are; an event about one of Stripe's customers asks again.</summary>
[Needs(Permission.Administer)]
public sealed record DismissQuestion(string Question) : IInput<QuestionView>;

public sealed class DismissQuestionOperation(BillingDb db, RealTime time) : IOperation<DismissQuestion, QuestionView>
{
    public async Task<Result<QuestionView>> RunAsync(DismissQuestion input, CancellationToken cancel)
    {
        if (!Id<SyncQuestion>.TryParse(input.Question, out var id) || await db.Set<SyncQuestion>().FindAsync([id], cancel) is not { } question) return Refusal.NotFound("suggestion", input.Question);
        if (question.AnsweredAt is not null) return Refusal.Conflict("answered_already", "It was answered already.");
        question.AnsweredAt = time.Now;
        return QuestionView.Of(question);
    }
}

/// <summary>How customers are kept in step, for a person to change.</summary>
public sealed record SyncSettingsView(EmailLinking LinkByEmail, WinnerRules Winners, uint Version) : IVersionedView
{
    public static SyncSettingsView Of(SyncSettings s) => new(s.LinkByEmail, s.Winners, s.Version);
}

[Needs(Permission.Read)]
public sealed class SyncSettingsQueries(BillingDb db)
{
    public async Task<SyncSettingsView> ViewAsync(CancellationToken cancel) => SyncSettingsView.Of(await db.SyncSettingsAsync(cancel));
}

/// <summary>Changes how customers are kept in step; what is left out stays.</summary>
[Needs(Permission.Administer)]
public sealed record ChangeSyncSettings(SyncSettingsBody Body) : IInput<SyncSettingsView>;

public sealed record SyncSettingsBody(EmailLinking? LinkByEmail = null, WinnerRules? Winners = null);

public sealed class ChangeSyncSettingsOperation(BillingDb db) : IOperation<ChangeSyncSettings, SyncSettingsView>
{
    public async Task<Result<SyncSettingsView>> RunAsync(ChangeSyncSettings input, CancellationToken cancel)
    {
        var settings = await db.Set<SyncSettings>().FindAsync([SyncSettings.TheOne], cancel);
        if (settings is null) db.Add(settings = new());
        settings.LinkByEmail = input.Body.LinkByEmail ?? settings.LinkByEmail;
        if (input.Body.Winners is { } winners) settings.Winners = winners;
        return SyncSettingsView.Of(settings);
    }
}
