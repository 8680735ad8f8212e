using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

public sealed record CloseBody
{
    public LocalDate? Through { get; init; }
}

/// <summary>Closes every day up to and including one: nothing is posted there again. There is no way back.</summary>
[Needs(Permission.CompanySettings)]
public sealed record CloseLedger(CloseBody Body) : IInput<ClosedView>;

public sealed class CloseLedgerOperation(BillingDb db, OperationContext context) : IOperation<CloseLedger, ClosedView>
{
    public async Task<Result<ClosedView>> RunAsync(CloseLedger input, CancellationToken cancel)
    {
        var check = new Check();
        var through = check.Required("through", input.Body.Through, "Give the last day of the period, such as 2026-01-31.");
        // A day that still runs somewhere on earth is today for some customer, and today is where entries go.
        var running = context.Now.WithOffset(Offset.FromHours(-12)).Date;
        if (!check.Failed) check.That(through < running, "through", $"Give a day that is over everywhere, at the latest {running.PlusDays(-1):uuuu-MM-dd}.");
        if (check.Failed) return check;
        var head = await db.Set<LedgerHead>().SingleOrDefaultAsync(cancel);
        if (head is null) db.Add(head = new());
        if (through < head.ClosedThrough) return Refusal.Conflict("already_closed", $"The books are closed through {head.ClosedThrough:uuuu-MM-dd} already and are not opened again.");
        head.ClosedThrough = through;
        return new ClosedView(through);
    }
}
