using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Invoices;

/// <summary>Up to when a billing run bills: a day in each customer's zone, or a moment.</summary>
public sealed partial class AsOfText
{
    /// <summary>A day or a moment as the API writes it.</summary>
    [Parameter, EditorRequired] public string? Value { get; set; }

    private LocalDate? Day => LocalDatePattern.Iso.Parse(Value ?? "") is { Success: true } day ? day.Value : null;

    private Instant? Moment => InstantPattern.ExtendedIso.Parse(Value ?? "") is { Success: true } moment ? moment.Value : null;
}
