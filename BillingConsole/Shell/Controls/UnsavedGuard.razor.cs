using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace BillingConsole.Shell.Controls;

/// <summary>Asks before a page is left with something unsaved on it.</summary>
public sealed partial class UnsavedGuard
{
    private static readonly ConfirmedAct Leaving = new("Leave this page?", "What you typed is not saved.", "Leave without saving", _ => ConfirmedAct.Nothing)
    {
        AsksReason = false, Back = "Stay",
    };

    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public bool Active { get; set; }

    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (!Active || SamePage(leaving.TargetLocation)) return;
        if (!await Dialogs.ConfirmActAsync(Leaving)) leaving.PreventNavigation();
    }

    private bool SamePage(string target) =>
        Navigation.ToAbsoluteUri(target).AbsolutePath == Navigation.ToAbsoluteUri(Navigation.Uri).AbsolutePath;
}
