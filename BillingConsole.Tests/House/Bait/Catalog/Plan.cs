namespace BillingConsole.Tests.House.Bait.Catalog;

internal sealed class Plan;
