using Radzen;

namespace BillingConsole.Shell.Controls;

public static class ConfirmActs
{
    public const string Width = "min(30rem, calc(100vw - 2rem))";

    /// <summary>Says what will happen, asks why, does it, and stays open with the refusals when it could not be done.</summary>
    /// <returns>True when it was done.</returns>
    public static async Task<bool> ConfirmActAsync(this DialogService dialogs, ConfirmedAct act) =>
        await dialogs.OpenAsync<ConfirmActDialog>(act.Title, new() { [nameof(ConfirmActDialog.Act)] = act }, Options()) is true;

    /// <summary>The house's look for a dialog that holds a form.</summary>
    public static DialogOptions Options(string width = Width) => new() { Width = width, CloseDialogOnEsc = true, AutoFocusFirstElement = false };
}
