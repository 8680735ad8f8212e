using Microsoft.AspNetCore.Components;

namespace BillingConsole.Usage;

/// <summary>Whose clocks to count by; none for the customer's own.</summary>
public sealed partial class ZoneField
{
    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }
}
