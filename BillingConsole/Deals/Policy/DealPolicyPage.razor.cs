using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals.Policy;

/// <summary>Which deals need a second pair of eyes, as the company sets it.</summary>
public sealed partial class DealPolicyPage
{
    private const int Offered = 8;
    private PolicyDraft draft = new();
    private Loaded<CompanyView>? loaded;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private bool MayChange => Viewer.May(Permission.CompanySettings);

    private async Task<Result<CompanyView?>> LoadAsync()
    {
        var company = await Operations.ReadAsync((CompanyQueries q) => q.ViewAsync(CancellationToken.None));
        if (!company.Ok) return company.Then(c => (CompanyView?)c);
        var codes = company.Value.Approval.FloorPrices?.Keys.ToList() ?? [];
        var prices = await Operations.ReadAsync((PriceQueries q) => q.NamedAsync(codes, CancellationToken.None));
        if (prices.Ok) draft = PolicyDraft.Of(company.Value.Approval, prices.Value);
        return prices.Then(_ => (CompanyView?)company.Value);
    }

    private async Task<IReadOnlyList<Choice>> FindAsync(string text, CancellationToken cancel)
    {
        var found = await Operations.ReadAsync((PriceQueries q) => q.SearchAsync(text, Offered, cancel), cancel);
        return found.Ok ? [.. found.Value.Where(p => draft.Floors.All(f => f.Price.Code != p.Code)).Select(p => new Choice(p.Code, p.Name, p.Code))] : [];
    }

    private async Task AddAsync(string? code)
    {
        if (code is null) return;
        var found = await Operations.ReadAsync((PriceQueries q) => q.NamedAsync([code], CancellationToken.None));
        if (found is { Ok: true, Value: [var price] }) draft.Add(price);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync(CompanyView company)
    {
        if (draft.Missing() is { Count: > 0 } missing) return missing;
        var saved = await Operations.RunAsync(new ChangeCompany(new() { Approval = draft.ToPolicy() }), new(company.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done("The deal policy is saved.");
        await loaded!.ReloadAsync();
        return [];
    }
}
