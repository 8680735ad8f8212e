using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using BillingConsole.Usage;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Catalog;

/// <summary>Tries a meter and a price on real events; every choice is in the address.</summary>
public sealed partial class MeterStudioPage
{
    private const int MonthsBack = 12;
    private static readonly IReadOnlyList<Choice> Buckets = Choice.Of<BucketSize>();
    private static readonly IReadOnlyList<Choice> Aggregations = Choice.Of<AggregationKind>();
    private IReadOnlyList<Choice> prices = [], months = [];
    private IReadOnlyList<Refusal> refusals = [];
    private StudioView? view;
    private decimal? unit;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "customer")] public string? Customer { get; set; }
    [SupplyParameterFromQuery(Name = "month")] public string? Month { get; set; }
    [SupplyParameterFromQuery(Name = "aggregation")] public string? Aggregation { get; set; }
    [SupplyParameterFromQuery(Name = "bucket")] public string? Bucket { get; set; }
    [SupplyParameterFromQuery(Name = "zone")] public string? Zone { get; set; }
    [SupplyParameterFromQuery(Name = "price")] public string? PriceCode { get; set; }
    [SupplyParameterFromQuery(Name = "unit")] public string? Unit { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var now = Instant.FromDateTimeOffset(Clock.GetUtcNow()).InZone(Viewer.Zone).Date.ToYearMonth();
        months = [.. Enumerable.Range(0, MonthsBack).Select(back => now.PlusMonths(-back)).Select(m => new Choice(YearMonthPattern.Iso.Format(m), YearMonthPattern.Iso.Format(m)))];
        var found = await Operations.ReadAsync((StudioQueries q) => q.PricesAsync(Id, CancellationToken.None));
        prices = found.Ok ? [.. found.Value.Select(p => new Choice(p.Code, p.Name ?? p.Code, p.Code))] : [];
    }

    protected override async Task OnParametersSetAsync()
    {
        unit = decimal.TryParse(Unit, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var typed) ? typed : null;
        (view, refusals) = (null, []);
        if (string.IsNullOrEmpty(Customer)) return;
        var bucket = Words.TryParse<BucketSize>(Bucket ?? "", out var named) ? named : BucketSize.Hour;
        AggregationKind? kind = Words.TryParse<AggregationKind>(Aggregation ?? "", out var counted) ? counted : null;
        var found = await Operations.ReadAsync((StudioQueries q) => q.ReplayAsync(Id, new(Customer, Month, Zone, bucket, PriceCode, unit, kind), CancellationToken.None));
        (view, refusals) = (found.Ok ? found.Value : null, found.Ok && found.Value is null ? [Refusal.NotFound("meter", Id)] : found.Refusals);
    }

    private bool Peaks => view?.Aggregation == AggregationKind.Max;

    /// <summary>The buckets in which something was counted.</summary>
    private string Counted => Wording.Count(view!.Repeated.Windows.Count, Bucket ?? "hour");

    private void Set(string name, string? value) => Navigation.Filter(name, value, replace: true);
}
