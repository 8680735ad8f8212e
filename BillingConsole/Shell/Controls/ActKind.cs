namespace BillingConsole.Shell.Controls;

/// <summary>How much a button asks to be pressed.</summary>
public enum ActKind { Main, Quiet, Danger }

internal static class ActKinds
{
    public static string Class(this ActKind kind) => kind switch
    {
        ActKind.Main => "button",
        ActKind.Quiet => "button quiet",
        ActKind.Danger => "button danger",
    };
}
