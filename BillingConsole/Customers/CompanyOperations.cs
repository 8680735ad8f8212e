using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Customers;

public sealed record CompanyBody
{
    public string? Name { get; init; }
    public Address? Address { get; init; }
    public string? TaxId { get; init; }
    public string? TimeZone { get; init; }
    public string? Currency { get; init; }
    public ReviewPolicy? Review { get; init; }
    public TaxRounding? TaxRounding { get; init; }
    public LateUsagePolicy? LateUsage { get; init; }
    public RecognitionPolicy? Recognition { get; init; }
    public int? PaymentTermsDays { get; init; }
    public NumberingPolicy? Numbering { get; init; }
    public DunningPolicy? Dunning { get; init; }
    public ApprovalPolicy? Approval { get; init; }
    public Dictionary<string, decimal>? TopUpLimits { get; init; }
}

public sealed record CompanyView(
    string Name, Address Address, string? TaxId, string TimeZone, Currency Currency, ReviewPolicy Review, TaxRounding TaxRounding,
    LateUsagePolicy LateUsage, RecognitionPolicy Recognition, int PaymentTermsDays, NumberingPolicy Numbering, DunningPolicy Dunning, ApprovalPolicy Approval,
    IReadOnlyDictionary<string, decimal> TopUpLimits, uint Version) : IVersionedView
{
    public static CompanyView Of(Company c) => new(
        c.Name, c.Address, c.TaxId, c.TimeZone, c.Currency, c.Review, c.TaxRounding, c.LateUsage, c.Recognition, c.PaymentTermsDays,
        c.Numbering, c.Dunning, c.Approval, c.TopUpLimits.ToDictionary(p => Words.Of(p.Key), p => p.Value), c.Version);
}

[Needs(Permission.CompanySettings)]
public sealed record ChangeCompany(CompanyBody Body) : IInput<CompanyView>;

public sealed class ChangeCompanyOperation(OperationContext context, CompanyQueries queries, IPriceNames prices) : IOperation<ChangeCompany, CompanyView>
{
    public async Task<Result<CompanyView>> RunAsync(ChangeCompany input, CancellationToken cancel)
    {
        var (check, body, company) = (new Check(), input.Body, await queries.TheCompanyAsync(cancel));
        if (context.Changed(company) is { } changed) return changed;
        if (body.Name is not null) company.Name = check.Text("name", body.Name);
        if (body.Address is not null) company.Address = check.Address("address", body.Address);
        if (body.TaxId is not null) company.TaxId = check.OptionalText("tax_id", body.TaxId, 40);
        company.TimeZone = check.TimeZone("time_zone", body.TimeZone, company.TimeZone);
        company.Currency = check.Currency("currency", body.Currency, company.Currency);
        company.PaymentTermsDays = check.Terms(body.PaymentTermsDays) ?? company.PaymentTermsDays;
        company.Review = body.Review ?? company.Review;
        company.TaxRounding = body.TaxRounding ?? company.TaxRounding;
        company.LateUsage = body.LateUsage ?? company.LateUsage;
        company.Recognition = body.Recognition ?? company.Recognition;
        if (body.Approval is { } approval) await check.ApprovalAsync(company.Approval = approval, prices, cancel);
        if (body.Dunning is { } dunning) company.Dunning = Dunning(check, dunning);
        if (body.Numbering is { } numbering) company.Numbering = Numbering(check, numbering);
        if (body.TopUpLimits is { } limits) company.TopUpLimits = Limits(check, limits);
        return check.Failed ? check : CompanyView.Of(company);
    }

    private static DunningPolicy Dunning(Check check, DunningPolicy policy)
    {
        var days = policy.Days ?? [];
        check.That(days.Count is >= 1 and <= 10 && days.All(d => d is >= 0 and <= 365) && days.Zip(days.Skip(1)).All(p => p.First < p.Second), "dunning.days", "Give 1 to 10 rising numbers of days after the due date, from 0 to 365.");
        return policy;
    }

    private static NumberingPolicy Numbering(Check check, NumberingPolicy policy)
    {
        check.OptionalText("numbering.prefix", policy.Prefix, 20);
        check.That(policy.Format is { Length: <= 60 } && policy.Format.Contains("{seq", StringComparison.Ordinal), "numbering.format", "A format has at most 60 characters and holds {seq} or {seq:4}; {prefix} and {year} may stand beside it.");
        return policy;
    }

    private static Dictionary<Role, decimal> Limits(Check check, Dictionary<string, decimal> limits)
    {
        var read = new Dictionary<Role, decimal>();
        foreach (var (word, amount) in limits)
        {
            if (!Words.TryParse<Role>(word, out var role)) check.Add($"top_up_limits.{word}", $"Give one of {Words.All<Role>()}.");
            else if (amount < 0) check.Add($"top_up_limits.{word}", "Give an amount of at least 0.");
            else read[role] = amount;
        }
        return read;
    }
}

/// <summary>The company's row, from the configuration, at the first start.</summary>
public sealed class CompanySetup(BillingDb db, IConfiguration configuration) : IStartTask
{
    public int Order => 0;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.Set<Company>().AnyAsync(cancel)) return;
        db.Add(new Company
        {
            Name = configuration["Company:Name"] ?? "My company",
            TimeZone = configuration["Company:TimeZone"] ?? "UTC",
            Currency = Currency.Of(configuration["Company:Currency"] ?? "USD"),
        });
        await db.SaveChangesAsync(cancel);
    }
}
