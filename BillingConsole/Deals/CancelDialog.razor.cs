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
    private static readonly Choice[] Times = [new(Now, "Now; unused days are credited"), new(PeriodEnd, "At the end of the period"), new(OnDay, "On a later day")];
    private string? time = PeriodEnd;
    private LocalDate? day;
    private string? reason;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (string.IsNullOrWhiteSpace(reason)) return [Refusal.Invalid("reason", "Say why in a few words.", "required")];
        var when = time == OnDay ? day is { } last ? LocalDatePattern.Iso.Format(last) : "" : time;
        var done = await Operations.RunAsync(new CancelSubscription(Deal.Id.ToString(), new() { When = when }), new(Deal.Version, reason));
        if (!done.Ok) return [.. done.Refusals.Select(r => r.Field == "when" && time == OnDay ? r with { Field = "day" } : r)];
        Toasts.Done($"Its last day is {Dates.Of(done.Value.CanceledOn!.Value)}.");
        Dialogs.Close(true);
        return [];
    }

    private void Leave() => Dialogs.Close(false);
}
