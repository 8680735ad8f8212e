using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>How a line came about: the deal's price, what was included, each step, and the usage down to the event that made a peak.</summary>
public sealed partial class LineExplained
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    [Parameter, EditorRequired] public string Line { get; set; } = "";

    private async Task<Result<LineExplanation?>> LoadAsync() =>
        (await Operations.ReadAsync((ExplainQueries q) => q.ExplainAsync(Invoice, CancellationToken.None))).Then(all => all?.Lines.FirstOrDefault(l => l.Line == Line));

    private static string Price(decimal? unit, LineExplanation line) => unit is { } amount ? MoneyFormat.UnitPrice(amount, line.Amount.Currency) : "a price by steps";
}
