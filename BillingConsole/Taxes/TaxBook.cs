using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Taxes;

/// <summary>
/// Which taxes an invoice bears, decided at invoice time: those set on the invoice, else the subscription's, else the
/// customer's, else the country's rules, else the company's default. The first level that names any wins.
/// </summary>
public sealed class TaxBook(IReadOnlyList<Tax> taxes)
{
    public static async Task<TaxBook> LoadAsync(BillingDb db, CancellationToken cancel) =>
        new(await db.Set<Tax>().AsNoTracking().Where(t => t.ArchivedAt == null).OrderBy(t => t.Id).ToListAsync(cancel));

    public IReadOnlyList<TaxTerms> Resolve(IReadOnlyList<string> onInvoice, IReadOnlyList<string> onSubscription, Customer customer, LocalDate on) =>
        Decide(onInvoice, onSubscription, customer, on).Taxes;

    public TaxDecision Decide(IReadOnlyList<string> onInvoice, IReadOnlyList<string> onSubscription, Customer customer, LocalDate on)
    {
        var inForce = taxes.Where(t => t.IsInForce(on)).GroupBy(t => t.Code).Select(g => g.MaxBy(t => t.Number)!).ToList();
        foreach (var level in Enum.GetValues<TaxLevel>())
        {
            var named = (level switch
            {
                TaxLevel.Invoice => Named(inForce, onInvoice),
                TaxLevel.Subscription => Named(inForce, onSubscription),
                TaxLevel.Customer => Named(inForce, customer.Taxes),
                TaxLevel.Country => inForce.Where(t => IsRuleFor(t, customer.Address)),
                TaxLevel.Company => inForce.Where(t => t.Default),
            }).ToList();
            if (named.Count > 0) return new(level, [.. named.Where(t => Fits(t, customer.Currency)).Select(Terms)]);
        }
        return new(null, []);
    }

    /// <summary>The terms of taxes by code, for lines of a one-off invoice that name their own.</summary>
    public IReadOnlyList<TaxTerms> Named(IReadOnlyList<string> codes, LocalDate on, Currency currency) =>
        [.. Named([.. taxes.Where(t => t.IsInForce(on)).GroupBy(t => t.Code).Select(g => g.MaxBy(t => t.Number)!)], codes).Where(t => Fits(t, currency)).Select(Terms)];

    /// <summary>Codes that no tax of the book bears.</summary>
    public IEnumerable<string> Unknown(IEnumerable<string> codes) => codes.Where(c => taxes.All(t => t.Code != c && t.Id.ToString() != c));

    /// <summary>Codes for names: an id is taken wherever a code is.</summary>
    public List<string> Codes(IEnumerable<string> named) => [.. named.Select(n => taxes.FirstOrDefault(t => t.Id.ToString() == n)?.Code ?? n).Distinct()];

    private static IEnumerable<Tax> Named(List<Tax> inForce, IReadOnlyList<string> codes) =>
        codes.Select(code => inForce.Find(t => t.Code == code)).OfType<Tax>();

    private static bool IsRuleFor(Tax tax, Address address) => !tax.Default && tax.Country is { } country && country == address.Country
        && (tax.Region is null || string.Equals(tax.Region, address.State, StringComparison.OrdinalIgnoreCase));

    private static bool Fits(Tax tax, Currency currency) => tax.Kind == TaxKind.Percentage || tax.Currency == currency;

    private static TaxTerms Terms(Tax tax) => new(tax.Code, tax.Name, tax.Kind switch
    {
        TaxKind.Percentage => new TaxCharge.Rate(PercentRate.Of(tax.Rate!.Value)),
        TaxKind.Fixed => new TaxCharge.Fixed(Money.Round(tax.Amount!.Value, tax.Currency!)),
    }, tax.Inclusive);
}
