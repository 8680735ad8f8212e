using BillingConsole.Coupons;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Invoices.Closing;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using BillingConsole.Taxes;
using BillingConsole.Wallets;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>A deal with everyone it concerns: what an invoice of it needs besides usage.</summary>
public sealed record BillableDeal(Subscription? Of, Customer Customer, IReadOnlyList<Redemption> Redemptions, Money CreditBalance, Purse Purse)
{
    /// <summary>Billing dates whose drafts take a coupon off: as good as used for every later date, whichever is finalised first.</summary>
    public IReadOnlyList<PromisedDiscount> Promised { get; init; } = [];

    /// <summary>What came for its closed periods after they were billed.</summary>
    public LateBilling Late { get; init; } = LateBilling.None;

    /// <summary>The deal; an invoice without one (a one-off) never asks.</summary>
    public Subscription Deal => Of ?? throw new InvalidOperationException("A one-off invoice has no deal.");
}

/// <summary>A draft that takes a coupon off in the coupon period of this billing date.</summary>
public sealed record PromisedDiscount(Id<Redemption> Redemption, LocalDate BillingDate, Id<Invoice> Draft);

/// <summary>Answers what a customer used of a meter in a period; a preview may answer from elsewhere.</summary>
public delegate MeteredUsage UsageLookup(Customer customer, string meter, Period period);

/// <summary>What is the same for every invoice of one run.</summary>
public sealed record BillingRules(Company Company, TaxBook Taxes, LocalDate? IssuedOn);
