namespace BillingConsole.Invoices.Printing;

/// <summary>A tax and the amount it was taken of, as in "GST 18%" on "$2.25".</summary>
public sealed record PrintTax(string Label, string TaxableBase, string Amount);
