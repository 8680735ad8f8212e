namespace BillingConsole.Core.Time;

/// <summary>What a billing interval is counted in.</summary>
public enum IntervalUnit { Day, Week, Month, Quarter, HalfYear, Year }
