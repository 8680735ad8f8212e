using Radzen;

namespace BillingConsole.Tests.House.Bait.Coupons;

internal sealed class TalksToTheScreen(NotificationService toasts)
{
    public void Say(string text) => toasts.Notify(detail: text);
}
