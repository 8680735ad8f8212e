using BillingConsole.StripeSimulator.Faults;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>The way of every call: faults, key, address, form, idempotency, and then what it asks for, in one transaction.</summary>
internal sealed class WirePipeline(SimulatorStore store, FaultBoard faults, IdempotencyKeys keys)
{
    public async Task<Answer> AnswerAsync(WireRequest request, CancellationToken cancel)
    {
        try
        {
            await store.ReadyAsync(cancel);
            await faults.WaitAsync(cancel);
            faults.Admit();
            var key = request.Key();
            var account = KeyCheck.Account(key, faults.Knobs);
            if (Routes.Find(request.Method, Below(request.Path)) is not var (route, ids)) throw StripeError.NoSuchAddress(request.Method, request.Path);
            KeyCheck.Permit(key!, route, account);
            CheckForm(request);
            using var claim = request is { IsPost: true, IdempotencyKey: { } claimed } ? keys.Claim(account, claimed) : null;
            return await RunAsync(request, account, route, ids, cancel);
        }
        catch (StripeError error)
        {
            return new(error.Status, error.Body(request.Id)) { Error = error };
        }
    }

    private async Task<Answer> RunAsync(WireRequest request, string account, Route route, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        var key = request.IsPost ? request.IdempotencyKey : null;
        var fault = await faults.TakeAsync(request.Method, request.Path, cancel);
        var error = FaultBoard.ErrorOf(fault, key);
        if (error is { Status: not 500 }) throw error;
        using var turn = await store.BeginAsync(account, new(request.Id, key), cancel);
        var fingerprint = IdempotencyKeys.Fingerprint(request.Path, request.Form);
        if (key is not null && IdempotencyKeys.Find(turn, key, fingerprint) is { } before) return before with { IsLost = IsLost(fault) };
        var answer = error is null
            ? Run(new(turn, new(FormNode.Parse(request.Form)), request.Path, ids, request.Origin, TimeSpan.FromSeconds(faults.Knobs.SearchLagSeconds)), route)
            : new(error.Status, error.Body(request.Id)) { Error = error };
        // What is refused is not kept under the key; what broke is.
        if (key is not null) IdempotencyKeys.Keep(turn, key, fingerprint, answer.Status, answer.Body);
        turn.Commit();
        return answer with { IsLost = IsLost(fault) };
    }

    private static Answer Run(Call call, Route route)
    {
        var expand = call.Given.Texts("expand") ?? [];
        var found = route.Run(call);
        call.Given.End();
        return new(200, Expansion.Apply(call.Turn, found, expand));
    }

    private static bool IsLost(CallFault? fault) => fault?.Kind == CallFaultKind.DropAfterCommit;

    private static string Below(string path) => path.StartsWith(WireRequest.Root, StringComparison.Ordinal) ? path[WireRequest.Root.Length..].TrimEnd('/') : "";

    private static void CheckForm(WireRequest request)
    {
        if (request.Version is { } version && !ApiVersions.IsOne(version)) throw StripeError.Invalid($"Invalid Stripe API version: {version}");
        if (request.IsPost && request.Body.Length > 0 && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            throw StripeError.Invalid($"Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.");
    }
}
