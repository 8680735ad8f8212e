using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>What all kinds of object have in common.</summary>
internal static class Objects
{
    /// <summary>The object of this kind in the address, or 404; a deleted one is found as its stub.</summary>
    public static JsonObject Addressed(this Call call, string kind, int at = 0) =>
        call.Turn.Find(call.Ids[at]) is { } found && found.Kind() == kind ? found : throw StripeError.NoSuch(kind, call.Ids[at], kind, inAddress: true);

    /// <summary>As <see cref="Addressed"/>, where a deleted one does not count any more.</summary>
    public static JsonObject Living(this Call call, string kind, int at = 0) =>
        call.Addressed(kind, at) is var found && !found.Flag("deleted") ? found : throw StripeError.NoSuch(kind, call.Ids[at], kind, inAddress: true);

    /// <summary>The object that a parameter refers to, or 400.</summary>
    public static JsonObject Referred(this Turn turn, string kind, string id, string param) =>
        turn.Find(id) is { } found && found.Kind() == kind && !found.Flag("deleted") ? found : throw StripeError.NoSuch(kind, id, param, inAddress: false);

    /// <summary>Saves what a change made of an object and tells of it, unless nothing changed.</summary>
    public static void Change(this Turn turn, JsonObject before, JsonObject after, string? eventType)
    {
        if (JsonReading.Previous(before, after) is null) return;
        turn.Save(after);
        if (eventType is not null && JsonReading.Previous(before.Shown(), after.Shown()) is { } previous) turn.Emit(eventType, after, previous);
    }

    public static void Create(this Turn turn, JsonObject thing, string? eventType)
    {
        turn.Insert(thing);
        if (eventType is not null) turn.Emit(eventType, thing);
    }

    public static Selection Where(this Params given, string kind, params string[] members) =>
        new(kind) { Members = [.. members.Where(given.Has).Select(m => (m, given.Filled(m)!))] };
}
