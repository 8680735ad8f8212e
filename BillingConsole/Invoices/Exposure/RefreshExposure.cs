using BillingConsole.Customers;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Usage;
using BillingConsole.Wallets;

namespace BillingConsole.Invoices.Exposure;

/// <summary>Computes what these customers will be billed by now, and hands it to their wallets.</summary>
[Needs(Permission.RunBilling)]
public sealed record RefreshExposure(IReadOnlyList<Id<Customer>> Customers) : IInput<Done>;

public sealed class RefreshExposureOperation(CustomerExposure exposure) : IOperation<RefreshExposure, Done>
{
    public async Task<Result<Done>> RunAsync(RefreshExposure input, CancellationToken cancel)
    {
        foreach (var customer in input.Customers) await exposure.RefreshAsync(customer, cancel);
        return default(Done);
    }
}

/// <summary>
/// What was exposure becomes an invoice, a draft or nothing in the same commit; otherwise a wallet would for a moment stand too low.
/// A customer whose terms or credit changed has a second.
/// </summary>
public sealed class KeepExposure(CustomerExposure exposure, ExposureQueue queue, OperationContext context) :
    IListener<InvoiceFinalised>, IListener<InvoiceVoided>, IListener<InvoiceCredited>, IListener<DraftWritten>, IListener<WalletSet>, IListener<CustomerChanged>, IListener<UsageCorrected>,
    IListener<CreditBalanceMoved>, IListener<WalletMoved>
{
    public Task HearAsync(InvoiceFinalised happened, CancellationToken cancel) => exposure.RefreshAsync(happened.Invoice.CustomerId, cancel);

    public Task HearAsync(InvoiceVoided happened, CancellationToken cancel) => TouchAsync(happened.Invoice.CustomerId);

    public Task HearAsync(InvoiceCredited happened, CancellationToken cancel) => TouchAsync(happened.Invoice.CustomerId);

    public Task HearAsync(DraftWritten happened, CancellationToken cancel) => exposure.RefreshAsync(happened.Invoice.CustomerId, cancel);

    public Task HearAsync(WalletSet happened, CancellationToken cancel) => TouchAsync(happened.Wallet.CustomerId);

    public Task HearAsync(CustomerChanged happened, CancellationToken cancel) => TouchAsync(happened.Customer.Id);

    public Task HearAsync(UsageCorrected happened, CancellationToken cancel) => TouchAsync(happened.Customer);

    public Task HearAsync(CreditBalanceMoved happened, CancellationToken cancel) => TouchAsync(Id<Customer>.Parse(happened.Customer, null));

    public Task HearAsync(WalletMoved happened, CancellationToken cancel) => happened.OfBalance ? TouchAsync(happened.Wallet.CustomerId) : Task.CompletedTask;

    private Task TouchAsync(Id<Customer> customer)
    {
        context.AfterCommit(() => queue.Touch(customer));
        return Task.CompletedTask;
    }
}
