using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>Asks a person what no rule may decide, once for each e-mail or customer of Stripe.</summary>
public sealed class SyncQuestions(BillingDb db, RealTime time)
{
    public async Task<IntakeOutcome> AskAsync(SyncScope scope, QuestionKind kind, IReadOnlyList<Customer> ours, IReadOnlyList<StripeCustomer> theirs, CancellationToken cancel)
    {
        var email = (ours.Count > 0 ? ours[0].Email : theirs[0].Fields.Email)!.ToLowerInvariant();
        await PutAsync(scope, kind, email, [.. ours.Select(c => new Candidate(c.Id.ToString(), c.Name, c.Email))], [.. theirs.Select(c => c.AsCandidate)], cancel);
        return IntakeOutcome.Ambiguous;
    }

    public async Task<IntakeOutcome> ElsewhereAsync(SyncScope scope, StripeCustomer remote, StripeLink? other, CancellationToken cancel)
    {
        List<Candidate> claimant = other is null ? [] : [new(other.CustomerId.ToString(), null, null)];
        await PutAsync(scope, QuestionKind.ClaimedElsewhere, remote.Id, claimant, [remote.AsCandidate], cancel);
        return IntakeOutcome.Elsewhere;
    }

    /// <summary>A link was made: what asked about either of the two is answered.</summary>
    public async Task AnsweredAsync(SyncScope scope, Customer customer, StripeCustomer? remote, CancellationToken cancel)
    {
        foreach (var question in await OpenAsync(scope, cancel))
            if (question.Console.Any(c => c.Id == customer.Id.ToString()) || (remote is not null && question.Stripe.Any(c => c.Id == remote.Id))) question.AnsweredAt = time.Now;
    }

    private async Task PutAsync(SyncScope scope, QuestionKind kind, string subject, List<Candidate> console, List<Candidate> stripe, CancellationToken cancel)
    {
        if ((await OpenAsync(scope, cancel)).FirstOrDefault(q => q.Subject == subject) is { } asked)
        {
            if (!asked.Console.SequenceEqual(console)) asked.Console = console;
            if (!asked.Stripe.SequenceEqual(stripe)) asked.Stripe = [.. asked.Stripe.Concat(stripe).DistinctBy(c => c.Id)];
            return;
        }
        db.Add(new SyncQuestion
        {
            Id = time.NewId<SyncQuestion>(), Account = scope.Account, Livemode = scope.Livemode, Kind = kind, Subject = subject, Console = console, Stripe = stripe, AskedAt = time.Now,
        });
    }

    private async Task<List<SyncQuestion>> OpenAsync(SyncScope scope, CancellationToken cancel)
    {
        await db.Set<SyncQuestion>().Where(q => q.Account == scope.Account && q.Livemode == scope.Livemode && q.AnsweredAt == null).LoadAsync(cancel);
        return [.. db.Set<SyncQuestion>().Local.Where(q => q.Account == scope.Account && q.Livemode == scope.Livemode && q.AnsweredAt is null)];
    }
}
