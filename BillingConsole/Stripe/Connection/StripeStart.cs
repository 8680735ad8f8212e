using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Connection;

/// <summary>At the first start the console works with the simulator, or with the key that the installation gives.</summary>
public sealed class StripeStart(StripeAsJob job) : IStartTask
{
    public int Order => 60;

    public async Task RunAsync(CancellationToken cancel) => _ = (await job.RunAsync(new PrepareStripe(), cancel)).Value;
}

/// <summary>Brings the connection in line with the configuration.</summary>
[Needs(Permission.Administer)]
public sealed record PrepareStripe : IInput<Done>;

public sealed class PrepareStripeOperation(BillingDb db, RealTime time, StripeConfiguration configuration) : IOperation<PrepareStripe, Done>
{
    public async Task<Result<Done>> RunAsync(PrepareStripe input, CancellationToken cancel)
    {
        if (await db.Set<StripeConnection>().SingleOrDefaultAsync(cancel) is not { } row)
        {
            row = new() { Instance = Guid.CreateVersion7(time.Provider.GetUtcNow()).ToString("N")[^12..], ConnectedAt = time.Now };
            db.Add(row);
        }
        if (configuration.ApiKey is not { } key)
        {
            // The key lay in the configuration and is gone: without any the simulator serves.
            if (row.Mode != StripeMode.Simulator && row.SealedKey is null) (row.Mode, row.Account, row.Confirmed, row.KeyHint, row.ConnectedAt) = (StripeMode.Simulator, null, false, null, time.Now);
            return default(Done);
        }
        var (mode, hint) = (StripeKey.IsLive(key) ? StripeMode.Live : StripeMode.Test, StripeKey.Hint(key));
        if (row.Mode == mode && row.KeyHint == hint) return default(Done);
        if (row.Mode != mode) (row.Account, row.ConnectedAt) = (null, time.Now);
        (row.Mode, row.KeyHint, row.SealedKey, row.Confirmed) = (mode, hint, null, false);
        row.Resume();
        return default(Done);
    }
}
