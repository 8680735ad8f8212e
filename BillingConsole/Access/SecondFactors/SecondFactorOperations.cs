using BillingConsole.Access.Users;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Access.SecondFactors;

/// <summary>Turns on one's own second factor, when the app already shows a code that fits the key.</summary>
[Needs(Permission.Read)]
public sealed record EnrolSecondFactor(string ProtectedKey, string? Code) : IInput<EnrolledFactor>;

public sealed record EnrolledFactor(IReadOnlyList<string> RecoveryCodes);

public sealed class EnrolSecondFactorOperation(BillingDb db, OperationContext context, RealTime time, SecondFactor factor) : IOperation<EnrolSecondFactor, EnrolledFactor>
{
    public async Task<Result<EnrolledFactor>> RunAsync(EnrolSecondFactor input, CancellationToken cancel)
    {
        if (await db.FindUserAsync(context.Actor.Id, cancel) is not { } user) return Refusal.NotFound("user", context.Actor.Id);
        if (user.SecondFactor) return Refusal.Conflict("already_enrolled", "A second factor is on already. Turn it off first.");
        if (factor.Unprotect(input.ProtectedKey) is not { } key) return Refusal.Invalid("code", "This page is too old. Open it again and scan the new code.");
        if (Totp.Accept(key, input.Code, time.Now, 0) is not { } step) return Refusal.Invalid("code", "This code does not fit. Enter the six digits that the app shows now.");
        return new EnrolledFactor(factor.TurnOn(user, key, step));
    }
}

[Needs(Permission.Read)]
public sealed record DropSecondFactor(string? Code) : IInput<Done>;

public sealed class DropSecondFactorOperation(BillingDb db, OperationContext context, SecondFactor factor) : IOperation<DropSecondFactor, Done>
{
    public async Task<Result<Done>> RunAsync(DropSecondFactor input, CancellationToken cancel)
    {
        if (await db.FindUserAsync(context.Actor.Id, cancel) is not { } user) return Refusal.NotFound("user", context.Actor.Id);
        if (!user.SecondFactor) return default(Done);
        if (!factor.TryUse(user, input.Code)) return Refusal.Invalid("code", "This code does not fit, or it was used already. Wait for the next one.");
        (user.SecondFactor, user.FactorKey, user.RecoveryHashes) = (false, null, []);
        return default(Done);
    }
}
