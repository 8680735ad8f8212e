using System.Globalization;
using BillingConsole.Core.Amounts;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>The steps of a ramp as bars: list behind, deal before it.</summary>
public sealed partial class RampPicture
{
    [Parameter, EditorRequired] public IReadOnlyList<RampStep> Steps { get; set; } = [];

    private string Share(Money money) =>
        (Steps.Max(s => Math.Max(s.List.Minor, s.Deal.Minor)) is > 0 and var most ? money.Minor * 100m / most : 0).ToString("0.#", CultureInfo.InvariantCulture);
}
