using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Alerts;

public sealed partial class AlertListPage
{
    private static readonly IReadOnlyList<Choice> States = Choice.Of<AlertState>();
    private DataList<AlertView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PageOf<AlertView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (AlertQueries q) => q.ListAsync(request.Listing, request.Word<AlertState>("state"), request.Text("customer"), request.Text("wallet"), request.Cancel), request.Cancel);

    private async Task AcknowledgeAsync(AlertView alert) => await AfterAsync(await Operations.RunAsync(new AcknowledgeAlert(alert.Id.ToString())), "Acknowledged.");

    private async Task SendAgainAsync(AlertView alert) => await AfterAsync(await Operations.RunAsync(new ReplayAlert(alert.Id.ToString())), $"The mail to {alert.CustomerName} is sent again.");

    private async Task AfterAsync(Result<AlertView> done, string sentence)
    {
        if (done.Ok) Toasts.Done(sentence);
        else Toasts.Failed(done.Refusals);
        await list!.ReloadAsync();
    }
}
