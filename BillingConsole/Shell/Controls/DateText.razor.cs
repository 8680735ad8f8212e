using Microsoft.AspNetCore.Components;
using NodaTime;

namespace BillingConsole.Shell.Controls;

/// <summary>A calendar day, the same for everybody.</summary>
public sealed partial class DateText
{
    [Parameter, EditorRequired] public LocalDate? Value { get; set; }

    [Parameter] public string Otherwise { get; set; } = "–";
}
