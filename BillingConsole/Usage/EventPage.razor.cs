using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Usage;

/// <summary>One event, named by its source and id, with its data and what it counts for.</summary>
public sealed partial class EventPage
{
    private Loaded<EventDetail>? loaded;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [SupplyParameterFromQuery(Name = "source")] public string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "id")] public string? Id { get; set; }

    private Task<Result<EventDetail?>> LoadAsync() => Operations.ReadAsync((EventQueries q) => q.DetailAsync(Source ?? "", Id ?? "", CancellationToken.None));

    private async Task VoidAsync(EventDetail detail)
    {
        var counts = detail.Counted.Count == 0 ? "No meter counts it, so no quantity changes."
            : $"It stops counting for {string.Join(", ", detail.Counted.Select(c => $"{c.Name} ({Figures.Of(c.Value)})"))}. Drafts follow; finalised invoices stay as they are.";
        var done = await Dialogs.ConfirmActAsync(new($"Void event {detail.Event.Id} of {detail.Event.CustomerName}?", counts + " The event itself is kept, and sending it again does not bring it back.", "Void event",
            async reason => (await Operations.RunAsync(new VoidEvent(new() { Source = Source, Id = Id, Reason = reason }))).Refusals));
        if (!done) return;
        Toasts.Done("The event is void.");
        await loaded!.ReloadAsync();
    }
}
