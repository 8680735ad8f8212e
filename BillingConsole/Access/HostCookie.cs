namespace BillingConsole.Access;

/// <summary>
/// A cookie that on HTTPS is Secure and bound to this very host by its name, and on plain http (loopback, tests)
/// goes without both, because a browser would drop it there.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    private static readonly HttpContextAccessor Current = new();
    private readonly string name;

    public HostCookie(string name)
    {
        this.name = name;
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    public override string? Name
    {
        get => Current.HttpContext?.Request.IsHttps == true ? $"__Host-{name}" : name;
        set => throw new NotSupportedException("The name is settled.");
    }
}
