using BillingConsole.Core.Amounts;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>The fields of a new plan or add-on: what it is, its prices, what it grants.</summary>
public sealed partial class OfferingForm
{
    private static readonly Choice[] Currencies = [.. Currency.All.Select(c => new Choice(c.Code, c.Code))];

    [Parameter, EditorRequired] public OfferingDraft Draft { get; set; } = null!;

    [Parameter] public CatalogChoices Choices { get; set; } = CatalogChoices.None;

    [Parameter] public bool IsAddOn { get; set; }
}
