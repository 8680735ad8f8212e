using BillingConsole.Platform.Operations;
using Radzen;

namespace BillingConsole.Shell.Controls;

/// <summary>Short word of what happened, in the corner.</summary>
public static class Toasts
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(12);

    public static void Done(this NotificationService toasts, string sentence) => toasts.Notify(NotificationSeverity.Success, sentence, "", Short);

    public static void Warn(this NotificationService toasts, string sentence) => toasts.Notify(NotificationSeverity.Warning, sentence, "", Long);

    public static void Failed(this NotificationService toasts, IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals) toasts.Notify(NotificationSeverity.Error, refusal.Message, "", Long);
    }
}
