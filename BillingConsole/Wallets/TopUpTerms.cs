using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>How paid credit is paid: it came in already, or an invoice asks for it, alone or with a link that pays it.</summary>
public enum TopUpPayment { Recorded, Invoice, Link }

public sealed record TopUpBody
{
    public decimal? Amount { get; init; }
    public CreditKind? Kind { get; init; }
    public LocalDate? ExpiresOn { get; init; }
    public int? Priority { get; init; }
    public string? Reason { get; init; }
    public string? Reference { get; init; }
    public TopUpPayment? Payment { get; init; }
}

/// <summary>A top-up that may be made.</summary>
public sealed record TopUpTerms(Money Amount, CreditKind Kind, int Priority, LocalDate? ExpiresOn, string? Reason, string? Reference)
{
    /// <summary>Reads and refuses, the same for credit that is recorded, granted or invoiced.</summary>
    public static TopUpTerms Read(Check check, TopUpBody body, Wallet wallet, Company company, Actor actor, LocalDate today)
    {
        var kind = check.Required("kind", body.Kind, "Give paid or granted.");
        var amount = check.Money("amount", body.Amount, wallet.Currency);
        check.That(body.Priority is null or (>= 0 and <= 1000), "priority", "Give a whole number from 0 to 1000; the lower is spent first.");
        check.Date("expires_on", body.ExpiresOn);
        check.That(!(body.ExpiresOn < today), "expires_on", $"Give the last day it counts: today ({today:uuuu-MM-dd}) or later.");
        var granted = kind == CreditKind.Granted;
        var reason = granted && body.Kind is not null ? check.Text("reason", body.Reason, 500) : check.OptionalText("reason", body.Reason, 500);
        var reference = check.OptionalText("reference", body.Reference);
        check.That(!granted || body.Payment is null, "payment", "Granted credit is free; leave payment out.");
        if (granted && actor.Kind != ActorKind.Job && company.TopUpLimits.TryGetValue(actor.Role, out var limit)) Limit(check, actor, amount, new(limit, company.Currency));
        return new(amount, kind, body.Priority ?? Wallet.UsualPriority, body.ExpiresOn, reason, reference);
    }

    /// <summary>A limit is of the company's currency and says nothing about another.</summary>
    private static void Limit(Check check, Actor actor, Money amount, (decimal Amount, Currency Currency) limit)
    {
        var (role, most) = (Platform.Data.Words.Of(actor.Role), $"{Platform.Http.PlainText.Of(limit.Amount)} {limit.Currency.Code}");
        if (amount.Currency != limit.Currency) check.Add("amount", $"As {role} you may grant at most {most} at once; ask somebody without a limit to grant {amount.Currency.Code}.", "over_limit");
        else if (amount.ToDecimal() > limit.Amount) check.Add("amount", $"As {role} you may grant at most {most} at once.", "over_limit");
    }
}
