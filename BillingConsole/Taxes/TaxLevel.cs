using BillingConsole.Core.Taxation;

namespace BillingConsole.Taxes;

/// <summary>Where the taxes of an invoice are named; the first level that names any wins.</summary>
public enum TaxLevel { Invoice, Subscription, Customer, Country, Company }

/// <summary>The taxes of an invoice and the level that named them; null when none did.</summary>
public sealed record TaxDecision(TaxLevel? Level, IReadOnlyList<TaxTerms> Taxes);
