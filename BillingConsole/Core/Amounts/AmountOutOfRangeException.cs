namespace BillingConsole.Core.Amounts;

/// <summary>
/// A number left the range that the program keeps exactly. It concerns one price, subscription or invoice:
/// callers set that one aside and go on with the rest.
/// </summary>
public sealed class AmountOutOfRangeException : OverflowException
{
    public AmountOutOfRangeException() { }

    public AmountOutOfRangeException(string message) : base(message) { }

    public AmountOutOfRangeException(string message, Exception innerException) : base(message, innerException) { }
}
