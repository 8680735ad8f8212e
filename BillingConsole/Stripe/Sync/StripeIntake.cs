using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>What became of a customer that Stripe told of.</summary>
public enum IntakeOutcome { Unchanged, Merged, Linked, Created, Deleted, Ambiguous, Elsewhere, Ignored, Later }

/// <summary>Somebody or something deleted the customer in Stripe; what depends on it there is gone with it.</summary>
public sealed record StripeCustomerDeleted(Id<Customer> Customer, string StripeId) : IDomainEvent;

/// <summary>Takes in what Stripe says of one customer, within the transaction of the operation that asks.</summary>
public sealed class StripeIntake(BillingDb db, OperationContext context, RealTime time, OutboundQueue queue, StripeMerge merge, CompanyQueries company, SyncQuestions questions)
{
    /// <param name="sameEmail">All of Stripe's customers with this e-mail; null when nobody has asked.</param>
    public async Task<IntakeOutcome> TakeAsync(SyncScope scope, StripeCustomer remote, IReadOnlyList<StripeCustomer>? sameEmail, OutboundCause cause, CancellationToken cancel)
    {
        var link = await db.LinkOfStripeAsync(scope, remote.Id, cancel);
        if (remote.IsDeleted) return link is { State: not LinkState.RemoteDeleted } ? await DeletedAsync(scope, link, cancel) : IntakeOutcome.Ignored;
        if (link is not null) return await KnownAsync(scope, link, remote, cause, cancel);
        if (remote.Instance is not null && remote.Instance != scope.Instance) return await questions.ElsewhereAsync(scope, remote, null, cancel);
        if (Id<Customer>.TryParse(remote.ConsoleId, out var claimed) && await db.Set<Customer>().FindAsync([claimed], cancel) is { } own)
            return await ClaimedAsync(scope, own, remote, cause, cancel);
        return await ByEmailAsync(scope, remote, sameEmail, cause, cancel);
    }

    /// <summary>The customers of this e-mail that belong to none of Stripe's, and never did.</summary>
    public async Task<List<Customer>> UnlinkedAsync(SyncScope scope, string email, CancellationToken cancel)
    {
        // The search text holds the e-mail in lower case and is indexed; the comparison after it is exact.
        var lower = email.ToLowerInvariant();
        var alike = await db.Set<Customer>().Where(c => c.ArchivedAt == null && c.Email != null && c.SearchText.Contains(lower)
            && !db.Set<StripeLink>().Any(l => l.Account == scope.Account && l.Livemode == scope.Livemode && l.CustomerId == c.Id)).ToListAsync(cancel);
        return [.. alike.Where(c => string.Equals(c.Email, email, StringComparison.OrdinalIgnoreCase))];
    }

    public StripeLink Link(SyncScope scope, Customer customer, StripeCustomer remote, SharedFields agreed, int generation)
    {
        var link = new StripeLink
        {
            Id = time.NewId<StripeLink>(), Account = scope.Account, Livemode = scope.Livemode, CustomerId = customer.Id, StripeId = remote.Id, Agreed = agreed,
            Seen = Projection.Of(customer, agreed, remote.Id), Generation = generation, LinkedAt = time.Now, LastSeenAt = time.Now, NeedsClaim = !remote.IsClaimedBy(scope.Instance, customer.Id.ToString()),
        };
        db.Add(link);
        return link;
    }

    private async Task<IntakeOutcome> KnownAsync(SyncScope scope, StripeLink link, StripeCustomer remote, OutboundCause cause, CancellationToken cancel)
    {
        if (!link.IsInStep) return IntakeOutcome.Ignored;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == link.CustomerId, cancel);
        if (!remote.IsClaimedBy(scope.Instance, customer.Id.ToString()))
        {
            if (remote.Instance is not null && !link.NeedsClaim)
            {
                link.ParkedBecause = $"In Stripe it now says that it belongs to customer {remote.ConsoleId} of console {remote.Instance}. Two consoles may not write to one customer; unlink it, or resume to claim it back.";
                return IntakeOutcome.Elsewhere;
            }
            link.NeedsClaim = true;
        }
        return await merge.MergeAsync(scope, link, customer, remote, cause, cancel) ? IntakeOutcome.Merged : IntakeOutcome.Unchanged;
    }

    private async Task<IntakeOutcome> DeletedAsync(SyncScope scope, StripeLink link, CancellationToken cancel)
    {
        await queue.DropAsync(scope, link.CustomerId, cancel);
        link.State = LinkState.RemoteDeleted;
        context.Raise(new StripeCustomerDeleted(link.CustomerId, link.StripeId));
        return IntakeOutcome.Deleted;
    }

    /// <summary>Its metadata names one of ours: made by a request whose answer is still on its way, or linked before this database was.</summary>
    private async Task<IntakeOutcome> ClaimedAsync(SyncScope scope, Customer own, StripeCustomer remote, OutboundCause cause, CancellationToken cancel)
    {
        var others = await db.LinksAsync(scope, own.Id, cancel);
        if (others.FirstOrDefault(l => l.State == LinkState.Linked) is { } other) return await questions.ElsewhereAsync(scope, remote, other, cancel);
        if (own.ArchivedAt is not null) return IntakeOutcome.Ignored;
        var making = await queue.ActiveAsync(scope, own.Id, cancel);
        var agreed = making is { Op: OutboundOp.Create, Said: { } said } ? said : SharedFields.Empty;
        if (making is not null) (making.Status, making.StripeId, making.SettledAt) = (OutboundStatus.Done, remote.Id, time.Now);
        var link = Link(scope, own, remote, agreed, making?.Generation ?? others.Select(l => l.Generation).DefaultIfEmpty(0).Max() + 1);
        await merge.MergeAsync(scope, link, own, remote, cause, cancel);
        return IntakeOutcome.Linked;
    }

    private async Task<IntakeOutcome> ByEmailAsync(SyncScope scope, StripeCustomer remote, IReadOnlyList<StripeCustomer>? sameEmail, OutboundCause cause, CancellationToken cancel)
    {
        var ours = remote.Fields.Email is { } email ? await UnlinkedAsync(scope, email, cancel) : [];
        if (ours.Count == 0) return await CreateAsync(scope, remote, cause, cancel);
        if (sameEmail is null) return IntakeOutcome.Later;
        foreach (var one in ours)
        {
            // A customer of ours may be under way to Stripe; once that is known it is no longer free.
            if (await queue.ActiveAsync(scope, one.Id, cancel) is { FirstSentAt: not null }) return IntakeOutcome.Later;
        }
        var theirs = await FreeAsync(scope, remote, sameEmail, cancel);
        if (ours.Count > 1 || theirs.Count > 1) return await questions.AskAsync(scope, QuestionKind.AmbiguousEmail, ours, theirs, cancel);
        if ((await db.SyncSettingsAsync(cancel)).LinkByEmail == EmailLinking.Suggest) return await questions.AskAsync(scope, QuestionKind.Confirm, ours, theirs, cancel);
        await LinkAsync(scope, ours[0], remote, cause, cancel);
        return IntakeOutcome.Linked;
    }

    /// <summary>Links two that lived apart: what one lacks it takes from the other, and where they differ a rule decides.</summary>
    public async Task<StripeLink> LinkAsync(SyncScope scope, Customer customer, StripeCustomer remote, OutboundCause cause, CancellationToken cancel)
    {
        await queue.DropAsync(scope, customer.Id, cancel);
        var link = Link(scope, customer, remote, SharedFields.Empty, 1);
        await merge.MergeAsync(scope, link, customer, remote, cause, cancel);
        await questions.AnsweredAsync(scope, customer, remote, cancel);
        return link;
    }

    /// <summary>Of Stripe's customers those that are linked to none and that no other console claims.</summary>
    public async Task<List<StripeCustomer>> FreeAsync(SyncScope scope, StripeCustomer? first, IReadOnlyList<StripeCustomer> candidates, CancellationToken cancel)
    {
        List<StripeCustomer> all = [.. (first is null ? candidates : [first, .. candidates]).DistinctBy(c => c.Id)];
        var ids = all.Select(c => c.Id).ToList();
        var taken = await db.Set<StripeLink>().Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode && ids.Contains(l.StripeId)).Select(l => l.StripeId).ToListAsync(cancel);
        return [.. all.Where(c => !c.IsDeleted && !taken.Contains(c.Id) && (c.Instance is null || c.Instance == scope.Instance))];
    }

    private async Task<IntakeOutcome> CreateAsync(SyncScope scope, StripeCustomer remote, OutboundCause cause, CancellationToken cancel)
    {
        var seller = await company.TheCompanyAsync(cancel);
        var customer = new Customer
        {
            Id = context.NewId<Customer>(), CreatedAt = context.Now, Name = Projection.NameFor(remote.Fields, remote.Id), TimeZone = seller.TimeZone,
            Currency = Currency.TryOf(remote.Currency, out var currency) ? currency : seller.Currency,
        };
        Projection.Apply(customer, remote.Fields, remote.Id);
        db.Add(customer);
        var link = Link(scope, customer, remote, remote.Fields, 1);
        link.Agree(remote.Fields, time.Now);
        context.Raise(new CustomerCreated(customer));
        context.Raise(new CustomerChanged(customer));
        if (link.NeedsClaim) await queue.UpdateAsync(scope, link, cause, cancel);
        return IntakeOutcome.Created;
    }
}
