using BillingConsole.Catalog;
using BillingConsole.Catalog.Editing;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

/// <summary>Everything of a deal on one page, with the next three invoices beside it while it is typed.</summary>
public sealed partial class AssignPlanPage : IDisposable
{
    /// <summary>Long enough to let a number be typed, short enough that the preview is there within 300 ms.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private readonly DealDraft draft = new();
    private CancellationTokenSource typing = new();
    private ConsoleForm? form;
    private PreviewView? preview;
    private IReadOnlyList<Refusal> missing = [];
    private AssumedUsage usage;
    private string? customerName;
    private bool computing;
    private bool submitted;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "customer")] public string? Customer { get; set; }

    [SupplyParameterFromQuery(Name = "plan")] public string? Plan { get; set; }

    private DealFinder Finder => new(Operations);

    protected override async Task OnInitializedAsync()
    {
        draft.Catalog = await CatalogChoices.LoadAsync(Operations);
        if (!string.IsNullOrEmpty(Customer)) await ChooseCustomerAsync(Customer);
        if (!string.IsNullOrEmpty(Plan)) await ChoosePlanAsync(Plan);
    }

    public void Dispose()
    {
        typing.Cancel();
        typing.Dispose();
    }

    private async Task ChooseCustomerAsync(string? customer)
    {
        draft.Customer = customer;
        var found = customer is null ? null : await Operations.ReadAsync((CustomerQueries q) => q.FindAsync(customer, CancellationToken.None));
        customerName = found is { Ok: true } ? found.Value?.Name : null;
        Recompute();
    }

    private async Task ChoosePlanAsync(string? plan)
    {
        draft.Plan = plan;
        var found = plan is null ? null : await Operations.ReadAsync((CatalogQueries q) => q.PlanAsync(plan, CancellationToken.None));
        draft.Offered(found is { Ok: true } ? found.Value : null);
        Recompute();
    }

    private async Task AddAddOnAsync(string? code)
    {
        if (code is null) return;
        var found = await Operations.ReadAsync((CatalogQueries q) => q.AddOnAsync(code, CancellationToken.None));
        if (found is { Ok: true, Value: { } addOn }) draft.Add(addOn);
        Recompute();
    }

    private async Task<IReadOnlyList<Choice>> FindAddOnsAsync(string text, CancellationToken cancel) =>
        [.. (await Finder.AddOnsAsync(text, cancel)).Where(c => draft.AddOns.All(a => a.Offer.Code != c.Value))];

    private PriceQuote? Quoted(PriceDraft price) => preview?.Prices.FirstOrDefault(q => q.Price == price.Code);

    private void Set(Action set)
    {
        set();
        Recompute();
    }

    private void Recompute() => _ = RecomputeAsync();

    /// <summary>Waits a moment, asks, and drops the answer when something was typed meanwhile.</summary>
    private async Task RecomputeAsync()
    {
        await typing.CancelAsync();
        typing.Dispose();
        typing = new();
        if (!draft.IsStarted) return;
        var cancel = typing.Token;
        computing = true;
        try
        {
            await Task.Delay(Pause, cancel);
            var asked = await Operations.RunAsync(new PreviewSubscription(draft.ToPreview(), Words.Of(usage)), cancel: cancel);
            if (!cancel.IsCancellationRequested) await InvokeAsync(() => Show(asked));
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>A figure that cannot be is said at once beside its input; what is only missing yet waits for the submit.</summary>
    private void Show(Result<PreviewView> asked)
    {
        computing = false;
        if (asked.Ok) (preview, missing) = (asked.Value, []);
        else missing = draft.AtTheirInputs(asked.Refusals);
        form?.Show(submitted ? missing : [.. missing.Where(r => r.Code != "required")]);
        StateHasChanged();
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var made = await Operations.RunAsync(new CreateSubscription(draft.ToBody()));
        submitted = true;
        if (!made.Ok) return draft.AtTheirInputs(made.Refusals);
        Toasts.Done(made.Value.WaitsForApproval ? "The deal waits for approval." : $"{made.Value.CustomerName} is on {made.Value.Plan ?? "its add-ons"} now.");
        Navigation.NavigateTo(Links.Subscription(made.Value.Id));
        return [];
    }
}
