using BillingConsole.StripeSimulator.Paying;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>What the simulator does by itself when its time comes.</summary>
internal static class Steps
{
    public const string Expire = "expire";
    public const string Settle = "settle";
    public const string EndRefund = "end_refund";

    /// <summary>After how many seconds a bank debit is settled or a refund ends.</summary>
    public const long Delay = 10;

    /// <param name="due">Seconds since 1970.</param>
    public static void Plan(Turn turn, long due, string kind, string target) => turn.Plan(
        "insert into step (due, kind, target, account) values ($due, $kind, $target, $account)", ("$due", due), ("$kind", kind), ("$target", target), ("$account", turn.Account));

    /// <summary>Does everything that is due, and says how much that was.</summary>
    public static async Task<int> RunDueAsync(SimulatorStore store, CancellationToken cancel)
    {
        var due = await store.RunAsync(SimulatorKeys.Account, turn => turn.Rows("select seq, kind, target, account from step where due <= $now order by due, seq", ("$now", turn.Now))
            .Select(r => (Seq: r.GetInt64(0), Kind: r.GetString(1), Target: r.GetString(2), Account: r.GetString(3))).ToList(), cancel);
        foreach (var step in due)
            await store.RunAsync(step.Account, turn =>
            {
                turn.Execute("delete from step where seq = $seq", ("$seq", step.Seq));
                Run(turn, step.Kind, step.Target);
                return true;
            }, cancel);
        return due.Count;
    }

    private static void Run(Turn turn, string kind, string target)
    {
        if (turn.Find(target) is not { } thing) return;
        if (kind == Expire && thing.Text("status") == "open") Sessions.Expire(turn, thing);
        else if (kind == Settle) PayDesk.Settle(turn, thing);
        else if (kind == EndRefund) Refunds.End(turn, thing);
    }
}
