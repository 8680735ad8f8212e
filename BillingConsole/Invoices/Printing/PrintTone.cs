namespace BillingConsole.Invoices.Printing;

public enum PrintTone
{
    Neutral,
    Good,
    Warning,
    Bad,
}
