using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

[Needs(Permission.EditCatalog)]
public sealed record CreatePlan(PlanBody Body) : IInput<PlanView>;

public sealed class CreatePlanOperation(BillingDb db, OperationContext context, PriceList prices) : IOperation<CreatePlan, PlanView>
{
    public async Task<Result<PlanView>> RunAsync(CreatePlan input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        var index = await CatalogIndex.LoadAsync(db, body.Prices, body.Entitlements, cancel);
        var terms = OfferingTerms.Read(check, body);
        var plan = new Plan
        {
            Id = context.NewId<Plan>(), CreatedAt = context.Now, Code = terms.Code, Name = terms.Name, Description = terms.Description,
            Currency = terms.Currency, IntervalUnit = terms.Unit, IntervalCount = terms.Count, TrialDays = terms.TrialDays,
            Entitlements = check.Entitlements("entitlements", body.Entitlements, index), Metadata = terms.Metadata,
        };
        if (await db.Set<Plan>().AnyAsync(p => p.Code == plan.Code, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A plan with code '{plan.Code}' exists already.", "code"));
        await prices.AddAsync(check, plan, plan.Id.ToString(), body.Prices, index, cancel);
        if (check.Failed) return check;
        db.Add(plan);
        return PlanView.Of(plan, await PriceShelf.LoadAsync(db, [plan.Id.ToString()], prices.Today, cancel));
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ChangePlan(string Plan, OfferingChange Body) : IInput<PlanView>;

public sealed class ChangePlanOperation(BillingDb db, OperationContext context, PriceList prices) : IOperation<ChangePlan, PlanView>
{
    public async Task<Result<PlanView>> RunAsync(ChangePlan input, CancellationToken cancel)
    {
        if (await db.FindPlanAsync(input.Plan, cancel) is not { } plan) return Refusal.NotFound("plan", input.Plan);
        if (context.Changed(plan) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        var index = await CatalogIndex.LoadAsync(db, body.Prices, body.Entitlements, cancel);
        OfferingTerms.Apply(check, plan, body, index);
        if (body.Prices is { } given) await prices.ReviseAsync(check, plan, plan.Id.ToString(), given, body.ApplyTo ?? PriceReach.New, index, cancel);
        if (check.Failed) return check;
        return PlanView.Of(plan, await PriceShelf.LoadAsync(db, [plan.Id.ToString()], prices.Today, cancel));
    }
}

[Needs(Permission.EditCatalog)]
public sealed record ArchivePlan(string Plan) : IInput<PlanView>;

public sealed class ArchivePlanOperation(BillingDb db, OperationContext context, PriceList prices) : IOperation<ArchivePlan, PlanView>
{
    public async Task<Result<PlanView>> RunAsync(ArchivePlan input, CancellationToken cancel)
    {
        if (await db.FindPlanAsync(input.Plan, cancel) is not { } plan) return Refusal.NotFound("plan", input.Plan);
        if (context.Changed(plan) is { } changed) return changed;
        plan.ArchivedAt ??= context.Now;
        return PlanView.Of(plan, await PriceShelf.LoadAsync(db, [plan.Id.ToString()], prices.Today, cancel));
    }
}

[Needs(Permission.EditCatalog)]
public sealed record DuplicatePlan(string Plan, DuplicateBody Body) : IInput<PlanView>;

/// <summary>Copies what is sold today under a new code; the copied prices take free codes made from the old ones.</summary>
public sealed class DuplicatePlanOperation(BillingDb db, PriceList prices, IOperation<CreatePlan, PlanView> create) : IOperation<DuplicatePlan, PlanView>
{
    public async Task<Result<PlanView>> RunAsync(DuplicatePlan input, CancellationToken cancel)
    {
        if (await db.FindPlanAsync(input.Plan, cancel) is not { } plan) return Refusal.NotFound("plan", input.Plan);
        var sold = await db.SoldPricesAsync([plan.Id.ToString()], prices.Today, cancel);
        var takenPrices = await db.Set<Price>().Select(p => p.Code).Distinct().ToListAsync(cancel);
        var takenPlans = await db.Set<Plan>().Select(p => p.Code).ToListAsync(cancel);
        return await create.RunAsync(new(new()
        {
            Code = input.Body.Code ?? Free(plan.Code, takenPlans), Name = input.Body.Name ?? $"{plan.Name} (copy)", Description = plan.Description,
            Currency = plan.Currency.Code, Interval = plan.IntervalUnit, IntervalCount = plan.IntervalCount, TrialDays = plan.TrialDays,
            Prices = [.. sold.Select(p => p.Definition with { Code = Free(p.Code, takenPrices), Quantity = p.Definition.Kind == PriceKind.Usage ? null : p.Definition.Quantity })],
            Entitlements = plan.Entitlements, Metadata = plan.Metadata,
        }), cancel);
    }

    private static string Free(string code, List<string> taken)
    {
        for (var n = 1; ; n++)
        {
            var tail = n == 1 ? "-copy" : $"-copy-{n}";
            var candidate = code[..Math.Min(code.Length, 64 - tail.Length)] + tail;
            if (taken.Contains(candidate)) continue;
            taken.Add(candidate);
            return candidate;
        }
    }
}
