using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Bulk;

/// <summary>One run, followed while it works, with what became of each invoice.</summary>
public sealed partial class BulkRunPage : IDisposable
{
    private static readonly IReadOnlyList<Choice> States = Choice.Of<BulkItemState>();
    private readonly AgainSoon again;
    private Loaded<BulkRunView>? loaded;
    private DataList<BulkItemView>? list;

    public BulkRunPage() => again = new(() => InvokeAsync(LookAgainAsync));

    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string Id { get; set; } = "";

    public void Dispose() => again.Dispose();

    private async Task<Result<BulkRunView?>> LoadAsync()
    {
        var run = await Operations.ReadAsync((BulkQueries q) => q.FindAsync(Id, CancellationToken.None));
        again.When(run.Ok && run.Value is { IsUnderWay: true });
        return run;
    }

    private Task<Result<PageOf<BulkItemView>>> ItemsAsync(ListRequest request) =>
        Operations.ReadAsync((BulkQueries q) => q.ItemsAsync(Id, request.Word<BulkItemState>("state"), request.Listing, request.Cancel), request.Cancel);

    private async Task LookAgainAsync()
    {
        if (loaded is not null) await loaded.ReloadAsync();
        if (list is not null) await list.ReloadAsync();
    }
}
