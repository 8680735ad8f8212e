using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>The steps of a ramp as bars: list behind, deal before it.</summary>
public sealed partial class RampPicture
{
    [Parameter, EditorRequired] public IReadOnlyList<RampStep> Steps { get; set; } = [];

    private long Longest => Steps.Max(s => Math.Max(s.List.Minor, s.Deal.Minor));
}
