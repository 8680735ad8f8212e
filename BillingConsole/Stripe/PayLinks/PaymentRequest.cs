using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>A draft has no session at Stripe yet, or no more; an open one has; processing means that the money is on its way.</summary>
public enum PaymentRequestState { Draft, Open, Processing, Paid, Expired, Canceled, Failed }

/// <summary>A customer was asked by a link to pay an invoice, in part or whole. The link outlives the sessions at Stripe that it leads to.</summary>
public sealed class PaymentRequest : IHasId<PaymentRequest>, IVersioned, IAudited
{
    public static string IdPrefix => "plk";

    /// <summary>24 random bytes in base64url.</summary>
    public const int TokenLength = 32;

    /// <summary>How long a link can be opened.</summary>
    public static Duration Life { get; } = Duration.FromDays(30);

    public required Id<PaymentRequest> Id { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required Id<Customer> CustomerId { get; init; }

    /// <summary>The invoice as it was when this was asked for.</summary>
    public required uint InvoiceVersion { get; init; }
    public required Currency Currency { get; init; }
    public required long AmountMinor { get; init; }
    public PaymentRequestState State { get; set; }

    /// <summary>The unguessable end of the link: whoever has it can pay this amount, and nothing more.</summary>
    [Secret]
    public required string Token { get; init; }

    /// <summary>How many sessions were begun for it.</summary>
    public int Attempt { get; set; }

    /// <summary>The exact request for the present session, so that a repetition is the same one.</summary>
    [Secret]
    public string? SessionForm { get; set; }
    public string? SessionKey { get; set; }
    public Instant? AskedAt { get; set; }
    public string? SessionId { get; set; }

    [Secret]
    public string? SessionUrl { get; set; }
    public Instant? SessionExpiresAt { get; set; }

    /// <summary>Who was to pay, in Stripe; null when the customer was not linked there.</summary>
    public string? StripeCustomer { get; set; }

    /// <summary>Why it ended, or what a person should look at.</summary>
    public string? Because { get; set; }

    /// <summary>Real time, like Stripe's.</summary>
    public required Instant ExpiresAt { get; init; }
    public required Instant CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public uint Version { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>A link that was never paid ends by itself.</summary>
    public PaymentRequestState StateAt(Instant now) => State is PaymentRequestState.Draft or PaymentRequestState.Open && ExpiresAt <= now ? PaymentRequestState.Expired : State;

    /// <summary>Whether its amount is spoken for.</summary>
    public bool IsReserving(Instant now) => StateAt(now) is PaymentRequestState.Draft or PaymentRequestState.Open or PaymentRequestState.Processing;

    /// <summary>Its session is over or was never made; the next click begins another.</summary>
    public void ForgetSession() => (State, SessionForm, SessionId, SessionUrl, SessionExpiresAt) = (PaymentRequestState.Draft, null, null, null, null);
}

internal sealed class PaymentRequestTable : IEntityTypeConfiguration<PaymentRequest>
{
    public void Configure(EntityTypeBuilder<PaymentRequest> table)
    {
        table.ToTable("payment_request", t => t.HasCheckConstraint("payment_request_positive", "amount_minor > 0")).HasKey(r => r.Id);
        table.Ignore(r => r.Amount);
        table.HasOne<Invoice>().WithMany().HasForeignKey(r => r.InvoiceId);
        table.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId);
        table.HasIndex(r => r.Token).IsUnique();
        table.HasIndex(r => r.SessionId).IsUnique();
        table.HasIndex(r => r.SessionKey).IsUnique();
        table.HasIndex(r => r.InvoiceId);
        table.HasIndex(r => r.CustomerId);
    }
}
