namespace BillingConsole.Platform.Http;

/// <summary>An answer with a secret that is shown once: what is stored for a repetition leaves it out.</summary>
public interface IShownOnce
{
    object WithoutSecret();
}
