namespace BillingConsole.Invoices.Printing;

/// <summary>How a row of the totals stands out.</summary>
internal enum PrintWeight
{
    Plain,
    Strong,
    Due,
}
