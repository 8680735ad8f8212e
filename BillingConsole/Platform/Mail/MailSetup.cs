using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;

namespace BillingConsole.Platform.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, DataSettings data) =>
        services.AddSingleton(MailSettings.Read(configuration, data.Directory)).AddScoped<Mailer>().AddCourier<MailCourier>();
}
