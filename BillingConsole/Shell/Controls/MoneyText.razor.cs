using BillingConsole.Core.Amounts;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>An amount with its currency, in figures of one width.</summary>
public sealed partial class MoneyText
{
    [Parameter, EditorRequired] public Money Value { get; set; }

    /// <summary>Only where the currency stands in the heading already.</summary>
    [Parameter] public bool HideCurrency { get; set; }
}
