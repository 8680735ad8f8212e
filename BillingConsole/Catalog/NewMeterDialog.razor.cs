using BillingConsole.Catalog.Editing;
using BillingConsole.Core.Metering;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Usage;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Catalog;

public sealed partial class NewMeterDialog
{
    private string? name;
    private string? code;
    private string? eventType;
    private AggregationKind? aggregation = AggregationKind.Sum;
    private string? property;
    private BucketSize? bucket;
    private string? groupBy;
    private string? filters;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private void Rename(string? typed)
    {
        if (code is null || code == Slug.Of(name)) code = Slug.Of(typed);
        name = typed;
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var made = await Operations.RunAsync(new CreateMeter(new()
        {
            Code = code, Name = name, EventType = eventType, Aggregation = aggregation, Bucket = bucket,
            ValueProperty = aggregation == AggregationKind.Count ? null : property, GroupBy = List(groupBy), Filters = Filters(),
        }));
        if (!made.Ok) return [.. made.Refusals.Select(r => r.Field is { } field ? r with { Field = field.Split('.', '[')[0] } : r)];
        Toasts.Done($"Meter {made.Value.Name} counts from now on.");
        Dialogs.Close(true);
        return [];
    }

    private Dictionary<string, List<string>>? Filters() => filters?
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(':', 2))
        .GroupBy(parts => parts[0].Trim())
        .ToDictionary(g => g.Key, g => g.SelectMany(parts => List(parts.ElementAtOrDefault(1)) ?? []).ToList());

    private static List<string>? List(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? [.. words] : null;

    private void Cancel() => Dialogs.Close(false);
}
