using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

[Needs(Permission.EditCatalog)]
public sealed record CreateAddOn(AddOnBody Body) : IInput<AddOnView>;

public sealed class CreateAddOnOperation(BillingDb db, OperationContext context, PriceList prices) : IOperation<CreateAddOn, AddOnView>
{
    public async Task<Result<AddOnView>> RunAsync(CreateAddOn input, CancellationToken cancel)
    {
        var (check, body, cadence) = (new Check(), input.Body, input.Body.Cadence ?? AddOnCadence.Recurring);
        var index = await CatalogIndex.LoadAsync(db, body.Prices, body.Entitlements, cancel);
        var terms = OfferingTerms.Read(check, body, cadence == AddOnCadence.OneTime);
        for (var i = 0; cadence == AddOnCadence.OneTime && i < body.Prices?.Count; i++)
            check.That(body.Prices[i]?.Kind is not PriceKind.Usage, $"prices[{i}].kind", "An add-on that is sold once cannot bill usage.");
        var addOn = new AddOn
        {
            Id = context.NewId<AddOn>(), CreatedAt = context.Now, Code = terms.Code, Name = terms.Name, Description = terms.Description,
            Currency = terms.Currency, IntervalUnit = terms.Unit, IntervalCount = terms.Count, TrialDays = terms.TrialDays, Cadence = cadence,
            Entitlements = check.Entitlements("entitlements", body.Entitlements, index), Metadata = terms.Metadata,
        };
        if (await db.Set<AddOn>().AnyAsync(a => a.Code == addOn.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"An add-on with code '{addOn.Code}' exists already.", "code"));
        await prices.AddAsync(check, addOn, addOn.Id.ToString(), body.Prices, index, cancel);
        if (check.Failed) return check;
        db.Add(addOn);
        return AddOnView.Of(addOn, await PriceShelf.LoadAsync(db, [addOn.Id.ToString()], prices.Today, cancel));
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ChangeAddOn(string AddOn, OfferingChange Body) : IInput<AddOnView>;

public sealed class ChangeAddOnOperation(BillingDb db, OperationContext context, PriceList prices) : IOperation<ChangeAddOn, AddOnView>
{
    public async Task<Result<AddOnView>> RunAsync(ChangeAddOn input, CancellationToken cancel)
    {
        if (await db.FindAddOnAsync(input.AddOn, cancel) is not { } addOn) return Refusal.NotFound("add-on", input.AddOn);
        if (context.Changed(addOn) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        var index = await CatalogIndex.LoadAsync(db, body.Prices, body.Entitlements, cancel);
        OfferingTerms.Apply(check, addOn, body, index);
        if (body.Prices is { } given) await prices.ReviseAsync(check, addOn, addOn.Id.ToString(), given, body.ApplyTo ?? PriceReach.New, index, cancel);
        if (check.Failed) return check;
        return AddOnView.Of(addOn, await PriceShelf.LoadAsync(db, [addOn.Id.ToString()], prices.Today, cancel));
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ArchiveAddOn(string AddOn) : IInput<AddOnView>;

public sealed class ArchiveAddOnOperation(BillingDb db, OperationContext context, PriceList prices) : IOperation<ArchiveAddOn, AddOnView>
{
    public async Task<Result<AddOnView>> RunAsync(ArchiveAddOn input, CancellationToken cancel)
    {
        if (await db.FindAddOnAsync(input.AddOn, cancel) is not { } addOn) return Refusal.NotFound("add-on", input.AddOn);
        if (context.Changed(addOn) is { } changed) return changed;
        addOn.ArchivedAt ??= context.Now;
        return AddOnView.Of(addOn, await PriceShelf.LoadAsync(db, [addOn.Id.ToString()], prices.Today, cancel));
    }
}
