using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Invoicing;

/// <summary>Wallet credit that may pay: <paramref name="Key"/> names the credit, <paramref name="Wallet"/> the wallet it lies in.</summary>
public sealed record Funds(string Key, string Wallet, bool Granted, Money Available);

/// <summary>What an invoice takes from one wallet credit.</summary>
public sealed record FundsSpent(string Key, string Wallet, bool Granted, Money Amount);
