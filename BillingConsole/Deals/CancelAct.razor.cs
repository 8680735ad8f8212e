namespace BillingConsole.Deals;

public sealed partial class CancelAct
{
    private Task CancelAsync() => OpenAsync<CancelDialog>("Cancel this subscription?", new() { [nameof(CancelDialog.Deal)] = Deal! });
}
