using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Deals.Policy;

/// <summary>The deal desk's limits while they are typed.</summary>
internal sealed class PolicyDraft
{
    private readonly List<FloorDraft> floors = [];

    public bool Enabled { get; set; }
    public decimal? MaxDiscount { get; set; }
    public decimal? MaxTerm { get; set; }
    public decimal? MaxFree { get; set; }
    public IReadOnlyList<FloorDraft> Floors => floors;

    public static PolicyDraft Of(ApprovalPolicy policy, IReadOnlyList<PriceOption> prices)
    {
        var draft = new PolicyDraft { Enabled = policy.Enabled, MaxDiscount = policy.MaxDiscountPercent, MaxTerm = policy.MaxTermMonths, MaxFree = policy.MaxFreeMonths };
        foreach (var price in prices) draft.Add(price, policy.FloorPrices![price.Code]);
        return draft;
    }

    public void Add(PriceOption price, decimal? floor = null)
    {
        if (!floors.Exists(f => f.Price.Code == price.Code)) floors.Add(new(price) { Floor = floor });
    }

    public void Remove(FloorDraft floor) => floors.Remove(floor);

    /// <summary>What is still to be filled in, at its input.</summary>
    public IReadOnlyList<Refusal> Missing() =>
        [.. floors.Where(f => f.Floor is null).Select(f => Refusal.Invalid(f.Field, "Give the lowest price of a unit, or remove this floor.", "required"))];

    public ApprovalPolicy ToPolicy() => new()
    {
        Enabled = Enabled, MaxDiscountPercent = MaxDiscount, MaxTermMonths = Whole(MaxTerm), MaxFreeMonths = Whole(MaxFree),
        FloorPrices = floors.Count == 0 ? null : floors.ToDictionary(f => f.Price.Code, f => f.Floor ?? 0),
    };

    private static int? Whole(decimal? value) => value is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
}

/// <summary>The lowest price that nobody has to approve.</summary>
internal sealed class FloorDraft(PriceOption price)
{
    public PriceOption Price { get; } = price;
    public decimal? Floor { get; set; }
    public string Field => $"approval.floor_prices.{Price.Code}";

    /// <summary>What the floor is a price of.</summary>
    public string Per => Price.Definition.Model switch
    {
        PriceModelKind.Flat => "a period",
        PriceModelKind.Package => "a package",
        PriceModelKind.PerUnit or PriceModelKind.Graduated or PriceModelKind.Volume or PriceModelKind.Percentage or null => "a unit",
    };
}
