namespace BillingConsole.Invoices.Printing;

public sealed record PrintAmount(string Label, string Amount);
