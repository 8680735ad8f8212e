using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Crediting;

public sealed partial class CreditNotePage
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string Id { get; set; } = "";

    private Task<Result<CreditNoteView?>> LoadAsync() => Operations.ReadAsync((CreditNoteQueries q) => q.FindAsync(Id, CancellationToken.None));
}
