using Radzen;

namespace BillingConsole.Shell.Controls;

/// <summary>The house's look for a form that slides in from the side and leaves the list in sight.</summary>
public static class Drawer
{
    public static SideDialogOptions Options() => new()
    {
        Position = DialogPosition.Right, Width = "min(38rem, 100vw)", CloseDialogOnOverlayClick = false, ShowMask = true, AutoFocusFirstElement = false, CssClass = "drawer",
    };
}
