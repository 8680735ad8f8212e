using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>Usage bucket by bucket, the peak first, so that the surprising one is on screen at once.</summary>
public sealed partial class UsageBuckets
{
    private const int Few = 12;
    private const int MostBars = 800;
    private bool all;
    private bool grouped;

    [Parameter, EditorRequired] public IReadOnlyList<BucketView> Buckets { get; set; } = [];

    private BucketView Peak => Buckets.MaxBy(b => b.Value)!;

    private IEnumerable<BucketView> Shown => all ? Buckets : Buckets.OrderByDescending(b => b.Value).Take(Few);

    protected override void OnParametersSet() => grouped = Buckets.Any(b => b.Group is not null);

    private int HeightOf(BucketView bucket) => Peak.Value <= 0 ? 0 : (int)Math.Max(2, bucket.Value / Peak.Value * 100);
}
