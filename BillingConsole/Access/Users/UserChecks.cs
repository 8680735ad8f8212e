using System.Net.Mail;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Access.Users;

internal static class UserChecks
{
    private static readonly Role[] OfPeople = [.. Enum.GetValues<Role>().Where(r => r != Role.Ingest)];

    public static IReadOnlyList<Role> Roles => OfPeople;

    public static string UserEmail(this Check check, string? value)
    {
        var email = check.Text("email", value, 254);
        if (email.Length > 0 && (!MailAddress.TryCreate(email, out var parsed) || parsed.Address != email || email.Any(char.IsWhiteSpace)))
            check.Add("email", "Give one e-mail address such as ann@example.com.");
        return email;
    }

    public static Role UserRole(this Check check, Role? value)
    {
        var accepted = $"Give one of {string.Join(", ", OfPeople.Select(r => Words.Of(r)))}.";
        var role = check.Required("role", value, accepted);
        check.That(role != Role.Ingest, "role", $"{accepted} 'ingest' is for API keys.");
        return role;
    }

    public static Refusal Taken(string email) => Refusal.Conflict("already_exists", $"There is a user {email} already.", "email");
}
