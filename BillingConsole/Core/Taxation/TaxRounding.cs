namespace BillingConsole.Core.Taxation;

/// <summary>Where a tax is rounded to the minor unit: once per tax code of an invoice, or once per line.</summary>
public enum TaxRounding { PerCode, PerLine }
