using BillingConsole.Catalog;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals.Changing;

/// <summary>A change of a running deal with what it gives back and bills, before anything is saved.</summary>
public sealed partial class ChangeDialog
{
    private static readonly Choice[] Times = [new(ChangeDraft.Now, "Now; unused days are given back"), new(ChangeDraft.PeriodEnd, "At the end of the period")];
    private ChangeDraft draft = null!;
    private ConsoleForm? form;
    private WhatItDoes? shown;
    private bool needsApproval;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    /// <summary>What changes, where the page that opens it knows; a person may choose otherwise.</summary>
    [Parameter] public ChangeKind Kind { get; set; }

    [Parameter] public string? Subject { get; set; }

    private DealFinder Finder => new(Operations);

    private Choice[] Subjects => draft.Kind switch
    {
        ChangeKind.Quantity => [.. Deal.Prices.Where(p => p.IsByThePiece).Select(p => new Choice(p.Price, p.Name))],
        ChangeKind.Price => [.. Deal.Prices.Select(p => new Choice(p.Price, p.Name))],
        ChangeKind.RemoveAddOn => [.. Deal.AddOns.Where(a => a.EndsOn is null).Select(a => new Choice(a.Id.ToString(), a.Name))],
        ChangeKind.BackToList => [.. Deal.Overrides.Select(o => o.Price).Distinct().Select(p => new Choice(p, p))],
        ChangeKind.TakeOffCoupon => [.. Deal.Coupons.Select(c => new Choice(c.Coupon, $"{c.Coupon}, {c.Name}"))],
        ChangeKind.AddOn or ChangeKind.Plan or ChangeKind.Coupon => [],
    };

    protected override void OnInitialized()
    {
        draft = new(Deal) { Kind = Kind };
        if (Subject is not null) draft.Choose(Subject);
    }

    private void ChooseKind(ChangeKind? kind)
    {
        draft.Kind = kind ?? ChangeKind.AddOn;
        draft.Choose(null);
        shown?.Forget();
    }

    private void Choose(string? subject) => Set(() => draft.Choose(subject));

    private void Set(Action set)
    {
        set();
        shown?.Recompute();
    }

    private PreviewChange? Asked(AssumedUsage usage) => draft.ToChange("still to be said") is { } change ? new(Deal.Id.ToString(), change, Words.Of(usage)) : null;

    private void Show(Result<PreviewView> answer)
    {
        if (answer.Ok) needsApproval = answer.Value.Approval.Required;
        form?.Show(Placed(answer.Refusals));
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (string.IsNullOrWhiteSpace(draft.Reason)) return [Refusal.Invalid("reason", "Say why in a few words.", "required")];
        if (draft.ToChange(draft.Reason) is not { } change) return [Refusal.Invalid(draft.Kind == ChangeKind.Price && draft.Subject is not null ? "override" : "subject", "Choose what changes, and to what.", "required")];
        var done = await Operations.RunAsync(new ChangeDeal(Deal.Id.ToString(), change), new(Deal.Version, draft.Reason));
        if (!done.Ok) return Placed(done.Refusals);
        Toasts.Done(done.Value.PendingChange is null ? "The deal is changed." : "The change waits for approval.");
        Dialogs.Close(true);
        return [];
    }

    /// <summary>A figure of an override is refused by its plain name, and stands here under its layer's.</summary>
    private IReadOnlyList<Refusal> Placed(IReadOnlyList<Refusal> refusals) => draft.Kind switch
    {
        ChangeKind.Price => [.. refusals.Select(r => r.Field is null or "reason" ? r : r with { Field = $"override.{r.Field}" })],
        ChangeKind.Quantity => [.. refusals.Select(r => r.Field?.StartsWith("quantities", StringComparison.Ordinal) == true ? r with { Field = "quantity" } : r)],
        ChangeKind.AddOn or ChangeKind.Plan or ChangeKind.Coupon or ChangeKind.RemoveAddOn or ChangeKind.BackToList or ChangeKind.TakeOffCoupon => refusals,
    };

    private void Leave() => Dialogs.Close(false);
}
