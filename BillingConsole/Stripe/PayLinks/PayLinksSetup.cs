using BillingConsole.Invoices;
using BillingConsole.Payments;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;

namespace BillingConsole.Stripe.PayLinks;

public static class PayLinksSetup
{
    public static IServiceCollection AddPaymentLinks(this IServiceCollection services) => services
        .AddScoped<PaymentRequests>().AddScoped<StripeDisputes>().AddScoped<LinkDesk>().AddScoped<IAskByLink, LinkDesk>().AddScoped<IPayOnline, PayOnline>().AddScoped<StripeEcho>().AddSingleton<PaymentLinkReader>().AddSingleton<Reconciler>().AddSingleton<PayDoor>()
        .AddStripeEvents<PaymentEvents>().AddCourier<SessionCourier>().AddCourier<RefundCourier>()
        .AddSlot<PaymentLinkAct>(SlotName.InvoiceAct, "Payment link", 80, Permission.PaymentLinks).AddSlot<PaymentLinkPanel>(SlotName.InvoicePanel, "Payment links", 20);
}
