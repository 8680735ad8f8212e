using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Ledger;

public sealed partial class PeriodClosePage
{
    private LocalDate? through;
    private int reads;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Notifications { get; init; }

    private async Task<Result<ClosedView?>> LoadAsync() => (await Operations.ReadAsync((LedgerQueries q) => q.ClosedAsync(default))).Then<ClosedView?>(view => view);

    private async Task<IReadOnlyList<Refusal>> CloseAsync()
    {
        if (through is not { } day) return [Refusal.Invalid("through", "Give the last day of the period.", "required")];
        IReadOnlyList<Refusal> refusals = [];
        var closed = await Dialogs.ConfirmActAsync(new($"Close the books through {Dates.Of(day)}?", $"Nothing is posted on or before {Dates.Of(day)} again.", "Close the period", async _ =>
        {
            refusals = (await Operations.RunAsync(new CloseLedger(new() { Through = day }))).Refusals;
            return refusals;
        }) { AsksReason = false });
        if (!closed) return refusals;
        Notifications.Done($"The books are closed through {Dates.Of(day)}.");
        reads++;
        return [];
    }
}
