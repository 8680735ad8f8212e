using BillingConsole.Deals.Changing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Radzen;

namespace BillingConsole.Deals;

public sealed partial class CancelDialog
{
    private const string PeriodEnd = "period_end";
    private const string Now = "now";
    private const string OnDay = "day";
    private static readonly Choice[] Times = [new(Now, "Now"), new(PeriodEnd, "At the end of the period"), new(OnDay, "On a later day")];
    private string? time = PeriodEnd;
    private LocalDate? day;
    private bool givesBack = true;
    private string? reason;
    private ConsoleForm? form;
    private WhatItDoes? shown;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    private CancelBody Body => new() { When = time == OnDay ? day is { } last ? LocalDatePattern.Iso.Format(last) : "" : time, Prorate = time == PeriodEnd ? null : givesBack };

    private void Set(Action set)
    {
        set();
        shown?.Recompute();
    }

    private PreviewChange? Asked(AssumedUsage usage) =>
        time == OnDay && day is null ? null : new(Deal.Id.ToString(), new() { Cancel = Body }, Words.Of(usage));

    private void Show(Result<PreviewView> answer) => form?.Show(Placed(answer.Refusals));

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (string.IsNullOrWhiteSpace(reason)) return [Refusal.Invalid("reason", "Say why in a few words.", "required")];
        var done = await Operations.RunAsync(new CancelSubscription(Deal.Id.ToString(), Body), new(Deal.Version, reason));
        if (!done.Ok) return Placed(done.Refusals);
        Toasts.Done($"Its last day is {Dates.Of(done.Value.CanceledOn!.Value)}.");
        Dialogs.Close(true);
        return [];
    }

    private IReadOnlyList<Refusal> Placed(IReadOnlyList<Refusal> refusals) =>
        [.. refusals.Select(r => r.Field == "when" && time == OnDay ? r with { Field = "day" } : r)];

    private void Leave() => Dialogs.Close(false);
}
