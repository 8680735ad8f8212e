namespace BillingConsole.Platform.Security;

/// <summary>Who somebody is in the console; <see cref="Ingest"/> exists for API keys only.</summary>
public enum Role { Admin, SalesOps, Finance, Support, ReadOnly, Ingest }
