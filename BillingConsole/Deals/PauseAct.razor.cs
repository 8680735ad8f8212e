namespace BillingConsole.Deals;

public sealed partial class PauseAct
{
    private Task OpenAsync(bool resumes) => OpenAsync<PauseDialog>(
        resumes ? "Resume this subscription?" : "Pause this subscription?", new() { [nameof(PauseDialog.Deal)] = Deal!, [nameof(PauseDialog.Resumes)] = resumes });
}
