using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Invoices;

public sealed partial class BillingRunsPage : IDisposable
{
    private readonly AgainSoon again;
    private DataList<BillingRunView>? list;
    private LocalDate? asOf;
    private IReadOnlyList<string> customers = [];

    public BillingRunsPage() => again = new(() => InvokeAsync(() => list?.ReloadAsync() ?? Task.CompletedTask));

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required InvoiceChoices Choices { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    public void Dispose() => again.Dispose();

    private async Task<Result<PageOf<BillingRunView>>> LoadAsync(ListRequest request)
    {
        var page = await Operations.ReadAsync((InvoiceQueries q) => q.RunsAsync(request.Listing, request.Cancel), request.Cancel);
        again.When(page.Ok && page.Value.Data.Any(r => r.IsUnderWay));
        return page;
    }

    /// <summary>Count and money first: a dry run, whose page offers to bill what it found.</summary>
    private async Task<IReadOnlyList<Refusal>> LookAsync()
    {
        var started = await Operations.RunAsync(new StartBillingRun(new() { AsOf = asOf is { } day ? LocalDatePattern.Iso.Format(day) : null, Customers = [.. customers], DryRun = true }));
        if (!started.Ok) return started.Refusals;
        Navigation.NavigateTo(Links.BillingRun(started.Value.Id));
        return [];
    }
}
