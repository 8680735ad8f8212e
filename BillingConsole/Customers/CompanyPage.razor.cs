using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Customers;

public sealed partial class CompanyPage
{
    private static readonly Choice[] Currencies = [.. Currency.All.Select(c => new Choice(c.Code, c.Code))];
    private CompanyDraft draft = new();
    private Loaded<CompanyView>? loaded;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private bool MayChange => Viewer.May(Permission.CompanySettings);

    private async Task<Result<CompanyView?>> LoadAsync()
    {
        var company = await Operations.ReadAsync((CompanyQueries q) => q.ViewAsync(CancellationToken.None));
        if (company.Ok) draft = CompanyDraft.Of(company.Value);
        return company.Then(c => (CompanyView?)c);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync(CompanyView company)
    {
        var saved = await Operations.RunAsync(new ChangeCompany(draft.ToBody()), new(company.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done("The company's settings are saved.");
        await loaded!.ReloadAsync();
        return [];
    }
}
