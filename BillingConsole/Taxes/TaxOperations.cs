using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Taxes;

[Needs(Permission.EditTaxes)]
public sealed record CreateTax(TaxBody Body) : IInput<TaxView>;

public sealed class CreateTaxOperation(BillingDb db, OperationContext context) : IOperation<CreateTax, TaxView>
{
    public async Task<Result<TaxView>> RunAsync(CreateTax input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        check.Charge(body);
        check.Window(body.StartsOn, body.EndsOn);
        var country = check.Country(body.Country);
        var tax = new Tax
        {
            Id = context.NewId<Tax>(), CreatedAt = context.Now, Number = 1, Code = check.Code("code", body.Code), Name = check.Text("name", body.Name, 60),
            Kind = check.Required("kind", body.Kind, $"Give one of {Words.All<TaxKind>()}."), Rate = body.Rate, Amount = body.Amount,
            Currency = Currency.TryOf(body.Currency, out var currency) ? currency : null, Country = country, Region = check.Region(body.Region, country),
            Inclusive = body.Inclusive ?? false, StartsOn = body.StartsOn, EndsOn = body.EndsOn, Default = body.Default ?? false,
        };
        if (await db.Set<Tax>().AnyAsync(t => t.Code == tax.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A tax with code '{tax.Code}' exists already.", "code"));
        if (check.Failed) return check;
        db.Add(tax);
        return TaxView.Of([tax], context.Today(DateTimeZone.Utc));
    }
}

[Needs(Permission.EditTaxes)]
public sealed record ChangeTax(string Tax, TaxChange Body) : IInput<TaxView>;

public sealed class ChangeTaxOperation(BillingDb db, OperationContext context) : IOperation<ChangeTax, TaxView>
{
    public async Task<Result<TaxView>> RunAsync(ChangeTax input, CancellationToken cancel)
    {
        var versions = await db.TaxVersionsAsync(input.Tax, cancel);
        if (versions is not [.., var latest]) return Refusal.NotFound("tax", input.Tax);
        if (context.Changed(versions[0]) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        Describe(check, versions, body);
        check.Date("starts_on", body.StartsOn);
        check.That(!body.ChangesTerms || latest.ArchivedAt is null, "rate", $"{latest.Code} is archived, so its rate stays as it is.");
        if (body.ChangesTerms) Terms(check, latest, body);
        if (body.ChangesTerms && body.StartsOn is { } from) versions.Add(Next(check, latest, body, from));
        else Edit(check, versions, body);
        return check.Failed ? check : TaxView.Of(versions, context.Today(DateTimeZone.Utc));
    }

    private static void Describe(Check check, List<Tax> versions, TaxChange body)
    {
        foreach (var (i, tax) in versions.Index())
        {
            var quiet = i == 0 ? check : new Check();
            if (body.Name is not null) tax.Name = quiet.Text("name", body.Name, 60);
            tax.Country = body.Country.IsGiven ? quiet.Country(body.Country.Value) : tax.Country;
            tax.Region = quiet.Region(body.Region.Or(tax.Region), tax.Country);
            tax.Default = body.Default ?? tax.Default;
        }
    }

    private static void Terms(Check check, Tax latest, TaxChange body)
    {
        check.That(body.Rate is null || latest.Kind == TaxKind.Percentage, "rate", "A fixed tax has an amount only.");
        check.That(body.Amount is null || latest.Kind == TaxKind.Fixed, "amount", "A percentage tax has a rate only.");
        check.That(body.Inclusive is not true || latest.Kind == TaxKind.Percentage, "inclusive", "Only a percentage can be contained in prices.");
        if (body.Rate is not null && latest.Kind == TaxKind.Percentage) check.Rate(body.Rate);
        if (body.Amount is not null && latest.Kind == TaxKind.Fixed) check.Money("amount", body.Amount, latest.Currency!);
    }

    /// <summary>The version before it ends on the day before, so that every day has one rate.</summary>
    private Tax Next(Check check, Tax latest, TaxChange body, LocalDate from)
    {
        check.That(latest.StartsOn is null || from >= latest.StartsOn, "starts_on", $"The last version starts on {latest.StartsOn:uuuu-MM-dd}; start on that day or later.");
        var next = new Tax
        {
            Id = context.NewId<Tax>(), CreatedAt = context.Now, Number = latest.Number + 1, Code = latest.Code, Name = latest.Name, Kind = latest.Kind,
            Rate = body.Rate ?? latest.Rate, Amount = body.Amount ?? latest.Amount, Currency = latest.Currency, Country = latest.Country, Region = latest.Region,
            Inclusive = body.Inclusive ?? latest.Inclusive, StartsOn = from, EndsOn = body.EndsOn.Or(latest.EndsOn >= from ? latest.EndsOn : null), Default = latest.Default,
        };
        check.Window(null, next.EndsOn);
        check.That(!(next.EndsOn < from), "ends_on", "The last day may not be before the first.");
        if (check.Failed) return next;
        latest.EndsOn = latest.EndsOn < from ? latest.EndsOn : from.PlusDays(-1);
        db.Add(next);
        return next;
    }

    private static void Edit(Check check, List<Tax> versions, TaxChange body)
    {
        var latest = versions[^1];
        if (body.ChangesTerms && latest.UsedAt is not null)
            check.Add("starts_on", $"Invoices have charged {latest.Code}; give the day from which the new rate is charged.", "required");
        check.That(body.StartsOn is null || latest.UsedAt is null, "starts_on", $"Invoices have charged {latest.Code}; a later start needs a new rate with it.");
        check.That(body.StartsOn is null || versions.Count == 1, "starts_on", "It follows an earlier version, which ends where this one starts.");
        check.Window(body.StartsOn ?? latest.StartsOn, body.EndsOn.Or(latest.EndsOn));
        if (check.Failed) return;
        (latest.StartsOn, latest.EndsOn) = (body.StartsOn ?? latest.StartsOn, body.EndsOn.Or(latest.EndsOn));
        (latest.Rate, latest.Amount, latest.Inclusive) = (body.Rate ?? latest.Rate, body.Amount ?? latest.Amount, body.Inclusive ?? latest.Inclusive);
    }
}

[Needs(Permission.EditTaxes)]
public sealed record ArchiveTax(string Tax) : IInput<TaxView>;

public sealed class ArchiveTaxOperation(BillingDb db, OperationContext context) : IOperation<ArchiveTax, TaxView>
{
    public async Task<Result<TaxView>> RunAsync(ArchiveTax input, CancellationToken cancel)
    {
        var versions = await db.TaxVersionsAsync(input.Tax, cancel);
        if (versions.Count == 0) return Refusal.NotFound("tax", input.Tax);
        if (context.Changed(versions[0]) is { } changed) return changed;
        foreach (var version in versions) version.ArchivedAt ??= context.Now;
        return TaxView.Of(versions, context.Today(DateTimeZone.Utc));
    }
}
