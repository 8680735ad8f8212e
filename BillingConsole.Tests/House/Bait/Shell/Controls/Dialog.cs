namespace BillingConsole.Tests.House.Bait.Shell.Controls;

internal sealed class Dialog;
