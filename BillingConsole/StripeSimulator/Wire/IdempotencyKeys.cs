using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>The first answer to a key, kept a day, and the keys that are running.</summary>
internal sealed class IdempotencyKeys
{
    private const long Kept = 24 * 3600;
    private readonly ConcurrentDictionary<(string Account, string Key), bool> running = new();

    /// <summary>Claims the key while the call runs.</summary>
    public IDisposable Claim(string account, string key)
    {
        if (key.Length > 255) throw StripeError.Invalid("Idempotency keys may be at most 255 characters long.");
        return running.TryAdd((account, key), true) ? new Claimed(running, (account, key)) : throw InUse(key, null);
    }

    public static string Fingerprint(string path, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{body}")));

    /// <summary>What was answered to this key before, or null; another request under it is refused.</summary>
    public static Answer? Find(Turn turn, string key, string fingerprint)
    {
        turn.Execute("delete from idempotency where created <= $before", ("$before", turn.Now - Kept));
        var found = turn.Rows("select fingerprint, status, body, request_id from idempotency where account = $account and key = $key", ("$account", turn.Account), ("$key", key))
            .Select(r => (Fingerprint: r.GetString(0), Answer: new Answer(r.GetInt32(1), JsonReading.Read(r.GetString(2))) { Original = r.GetString(3) })).FirstOrDefault();
        if (found.Answer is null || found.Fingerprint == fingerprint) return found.Answer;
        throw new StripeError(400, "idempotency_error", null,
            $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
    }

    public static void Keep(Turn turn, string key, string fingerprint, int status, JsonObject body) => turn.Execute(
        "insert into idempotency (account, key, fingerprint, status, body, request_id, created) values ($account, $key, $fingerprint, $status, $body, $request, $now)",
        ("$account", turn.Account), ("$key", key), ("$fingerprint", fingerprint), ("$status", status), ("$body", body.ToJsonString()), ("$request", turn.Request!.Id), ("$now", turn.Now));

    public static StripeError InUse(string key, bool? shouldRetry) => new(409, "invalid_request_error", "idempotency_key_in_use",
        $"There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {key}. Please try again later.") { ShouldRetry = shouldRetry };

    private sealed record Claimed(ConcurrentDictionary<(string, string), bool> Running, (string, string) Key) : IDisposable
    {
        public void Dispose() => Running.TryRemove(Key, out _);
    }
}

/// <param name="Status">Of HTTP.</param>
internal sealed record Answer(int Status, JsonObject Body)
{
    /// <summary>The request that this is a replay of.</summary>
    public string? Original { get; init; }

    public StripeError? Error { get; init; }

    /// <summary>The connection ends without it.</summary>
    public bool IsLost { get; init; }
}
