namespace BillingConsole.Platform.Mail;

/// <summary>How mail leaves: by an SMTP server, or without one into a directory as .eml files.</summary>
public sealed record MailSettings(string? Host, int Port, string? User, string? Password, bool Tls, string From, string Pickup)
{
    public static MailSettings Read(IConfiguration configuration, string dataDirectory) => new(
        configuration["Mail:Host"], configuration.GetValue("Mail:Port", 587), configuration["Mail:User"], configuration["Mail:Password"],
        configuration.GetValue("Mail:Tls", true), configuration["Mail:From"] ?? "billing@localhost", Path.Combine(dataDirectory, "mail"));
}
