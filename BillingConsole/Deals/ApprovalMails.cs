using BillingConsole.Customers;
using BillingConsole.Platform.Mail;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>A deal, or a change of one, waits for another person.</summary>
public sealed record ApprovalAsked(Subscription Deal, string Customer, string What, IReadOnlyList<string> Reasons) : IDomainEvent;

/// <summary>Somebody decided on it.</summary>
public sealed record ApprovalDecided(Subscription Deal, string Customer, string What, DealDecision Decision, string? Comment, string? AuthorId) : IDomainEvent;

/// <summary>Tells those who may approve that a deal waits, and its author what was decided.</summary>
public sealed class ApprovalMails(OperationContext context, Mailer mailer, IStaff staff) : IListener<ApprovalAsked>, IListener<ApprovalDecided>
{
    public async Task HearAsync(ApprovalAsked happened, CancellationToken cancel)
    {
        var reasons = string.Join('\n', happened.Reasons.Select(r => $"- {r}"));
        foreach (var person in await staff.WhoMayAsync(Permission.ApproveDeals, cancel))
            if (person.Id != context.Actor.Id)
                mailer.Send(person.Email, $"Approval needed: {happened.Customer}",
                    $"{context.Actor.Name} asks for approval of a deal with {happened.Customer}: {happened.What}.\n\n{reasons}\n\nIt stands under Approvals in the console ({happened.Deal.Id}).\n");
    }

    public async Task HearAsync(ApprovalDecided happened, CancellationToken cancel)
    {
        if ((await staff.WhoMayAsync(Permission.Read, cancel)).FirstOrDefault(p => p.Id == happened.AuthorId) is not { } author) return;
        var word = happened.Decision == DealDecision.Approved ? "approved" : "rejected";
        mailer.Send(author.Email, $"Deal with {happened.Customer} {word}",
            $"{context.Actor.Name} {word} {happened.What}.\n{(happened.Comment is { } comment ? $"\n\"{comment}\"\n" : "")}\n{happened.Deal.Id}\n");
    }
}
