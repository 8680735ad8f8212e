namespace BillingConsole.Core.Metering;

/// <summary>
/// The windows a meter counts in, as the customer's clocks show them: calendar days, ISO weeks (Monday) and months,
/// elapsed hours and minutes since local midnight.
/// </summary>
public enum BucketSize { Minute, Hour, Day, Week, Month }
