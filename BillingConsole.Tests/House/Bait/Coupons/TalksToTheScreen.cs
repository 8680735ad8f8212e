using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Radzen;

namespace BillingConsole.Tests.House.Bait.Coupons;

[Needs(Permission.Read)]
internal sealed class TalksToTheScreen(NotificationService toasts)
{
    public void Say(string text) => toasts.Notify(detail: text);
}
