using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>The names under which this console marks what it asks Stripe for; on the way back they are a hint and no more.</summary>
public static class Marks
{
    public const string Instance = "console_instance";
    public const string Request = "console_payment_request_id";
    public const string Invoice = "console_invoice_id";
    public const string Number = "console_invoice_number";
    public const string Refund = "console_refund_id";
}

/// <summary>Words the request for a Checkout Session.</summary>
internal static class SessionForm
{
    /// <summary>Stripe takes a day at most and half an hour at least; the two clocks need not agree to the second.</summary>
    private static readonly Duration Longest = Duration.FromHours(24) - Duration.FromMinutes(2);
    private static readonly Duration Shortest = Duration.FromMinutes(32);

    public static string Of(PaymentRequest request, Invoice invoice, Customer customer, string instance, Uri pay, Instant now)
    {
        List<KeyValuePair<string, string>> marks =
        [
            new(Marks.Instance, instance), new(Marks.Request, request.Id.ToString()), new(Marks.Invoice, invoice.Id.ToString()), new(Marks.Number, invoice.Number ?? ""),
        ];
        return new StripeForm()
            .Add("mode", "payment")
            .Add("customer", request.StripeCustomer)
            .Add("customer_email", request.StripeCustomer is null ? customer.Email : null)
            .Add("line_items[0][quantity]", 1)
            .Add("line_items[0][price_data][currency]", invoice.Currency.Code.ToLowerInvariant())
            .Add("line_items[0][price_data][unit_amount]", request.Amount)
            .Add("line_items[0][price_data][product_data][name]", Name(request, invoice))
            .Add("client_reference_id", request.Id.ToString())
            .Add("metadata", marks)
            .Add("payment_intent_data[metadata]", marks)
            .Add("expires_at", now + Duration.Max(Shortest, Duration.Min(Longest, request.ExpiresAt - now)))
            // Otherwise the payer may be asked for another currency than the invoice's.
            .Add("adaptive_pricing[enabled]", false)
            .Add("success_url", $"{pay}/done")
            .ToString();
    }

    private static string Name(PaymentRequest request, Invoice invoice) => request.Amount == invoice.Total
        ? $"Invoice {invoice.Number}" : $"Invoice {invoice.Number} — part payment {request.Amount.ToText()} of {invoice.Total.ToText()}";
}
