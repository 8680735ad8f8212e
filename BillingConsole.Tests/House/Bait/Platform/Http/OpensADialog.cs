using BillingConsole.Tests.House.Bait.Shell.Controls;

namespace BillingConsole.Tests.House.Bait.Platform.Http;

internal static class OpensADialog
{
    public static object Open() => new Dialog();
}
