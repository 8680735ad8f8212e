using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Customers;

/// <summary>A tax by the names it goes by.</summary>
public sealed record TaxName(string Id, string Code, string Name);

/// <summary>Which taxes there are; the capability of taxes, which stands above this one, answers.</summary>
public interface ITaxNames
{
    Task<IReadOnlyList<TaxName>> AllAsync(CancellationToken cancel);
}

/// <summary>The taxes a customer may bear by default.</summary>
[Needs(Permission.Read)]
public sealed class TaxChoices(ITaxNames names)
{
    public Task<IReadOnlyList<TaxName>> AllAsync(CancellationToken cancel) => names.AllAsync(cancel);

    /// <summary>Codes for codes or ids; what is neither is refused.</summary>
    public async Task<List<string>> CodesAsync(Check check, IReadOnlyList<string> named, CancellationToken cancel)
    {
        if (named.Count == 0) return [];
        var known = await names.AllAsync(cancel);
        var codes = new List<string>();
        foreach (var name in named.Distinct())
        {
            if (known.FirstOrDefault(t => t.Code == name || t.Id == name) is { } tax) codes.Add(tax.Code);
            else check.Add("taxes", $"There is no tax '{name}'.", "not_found");
        }
        return [.. codes.Distinct()];
    }
}
