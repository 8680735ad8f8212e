using BillingConsole.Tests.House.Bait.Catalog;

namespace BillingConsole.Tests.House.Bait.Shell;

internal sealed record ShowsAPlan(Plan Plan);
