using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Invoices;

public enum InvoiceStatus { Draft, Open, PartiallyPaid, Paid, Void, Uncollectible }

/// <summary>Why an invoice was made; with the deal and the billing date it makes an invoice unique.</summary>
public enum InvoiceKind { Cycle, Change, Late, OneOff, TopUp }

/// <summary>
/// What a customer owes for one billing date. A draft is an estimate that is computed anew when it is finalised; afterwards
/// its lines, discounts and taxes never change, and only settlement moves.
/// </summary>
public sealed class Invoice : IHasId<Invoice>, IVersioned, IAudited
{
    public static string IdPrefix => "inv";

    public required Id<Invoice> Id { get; init; }
    public string? Number { get; set; }
    public InvoiceStatus Status { get; set; } = InvoiceStatus.Draft;
    public required InvoiceKind Kind { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public Id<Subscription>? SubscriptionId { get; init; }

    /// <summary>The day that made it due; with the deal and the kind it is unique among invoices that are not void.</summary>
    public required LocalDate BillingDate { get; init; }
    public required Currency Currency { get; init; }
    public required LocalDate PeriodStart { get; set; }
    public required LocalDate PeriodEnd { get; set; }
    public LocalDate? IssuedOn { get; set; }
    public LocalDate? DueOn { get; set; }
    public long SubtotalMinor { get; set; }
    public long DiscountMinor { get; set; }
    public long TaxMinor { get; set; }
    public long TotalMinor { get; set; }
    public long CreditsMinor { get; set; }
    public long WalletMinor { get; set; }
    public long PaidMinor { get; set; }
    public long WrittenOffMinor { get; set; }

    /// <summary>What of its payments a bank holds until a dispute is decided; it is due again meanwhile.</summary>
    public long DisputedMinor { get; set; }

    /// <summary>What was given up because disputes were lost.</summary>
    public long LostMinor { get; set; }

    /// <summary>What credit notes took off the amount due, or put in the place of a payment that then lies unapplied.</summary>
    public long CreditedMinor { get; set; }

    /// <summary>What is still owed; kept for lists, always the result of <see cref="Settle"/>.</summary>
    public long DueMinor { get; private set; }

    /// <summary>Codes set on this invoice itself (drafts and one-off invoices).</summary>
    public List<string> TaxCodes { get; set; } = [];

    /// <summary>On the invoice of a change: the items of the deal that it bills, and nothing else of them.</summary>
    public List<string> ChangedItems { get; init; } = [];

    /// <summary>Counts the changes of one deal on one day from 0, so that a second one has its own invoice.</summary>
    public int Occasion { get; init; }

    /// <summary>The billing date whose coupon period this invoice shares; null for its own.</summary>
    public LocalDate? CouponsOn { get; init; }

    /// <summary>The lines of an invoice without a deal, as they were asked for.</summary>
    public List<OneOffLine> OneOffLines { get; set; } = [];

    /// <summary>What could not be given, in plain words.</summary>
    public List<string> Issues { get; set; } = [];

    /// <summary>Set when a voided period may be billed again: frees the place in the unique index.</summary>
    public bool Superseded { get; set; }
    public required Instant CreatedAt { get; init; }
    public Instant? FinalizedAt { get; set; }
    public Instant? SentAt { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public uint Version { get; set; }

    public List<InvoiceLineRow> Lines { get; init; } = [];
    public List<InvoiceDiscountRow> Discounts { get; init; } = [];
    public List<InvoiceTaxRow> Taxes { get; init; } = [];

    public LocalDate CouponDate => CouponsOn ?? BillingDate;

    public Period Period => new(PeriodStart, PeriodEnd);

    public Money Total => new(TotalMinor, Currency);

    public Money Due => new(DueMinor, Currency);

    public bool IsFinal => Status is not InvoiceStatus.Draft;

    /// <summary>Derives what is due and the status from what was applied; the one place where a status changes by money.</summary>
    public void Settle()
    {
        var owed = TotalMinor - CreditedMinor;
        DueMinor = Status is InvoiceStatus.Void ? 0 : Math.Max(0, owed - CreditsMinor - WalletMinor - PaidMinor - WrittenOffMinor - LostMinor);
        if (Status is InvoiceStatus.Draft or InvoiceStatus.Void) return;
        Status = (WrittenOffMinor + LostMinor > 0 && DueMinor == 0, DueMinor, owed - DueMinor - WrittenOffMinor - LostMinor) switch
        {
            (true, _, _) => InvoiceStatus.Uncollectible,
            (_, 0, _) => InvoiceStatus.Paid,
            (_, _, > 0) => InvoiceStatus.PartiallyPaid,
            _ => InvoiceStatus.Open,
        };
    }
}
