using System.Text;
using BillingConsole.Platform.Data;

namespace BillingConsole.Usage;

/// <summary>One refused event, ready to be written.</summary>
public sealed record RejectedRow(
    string Id, string Fingerprint, string? Source, string? EventId, string? Type, string? Subject, string Code, string Detail, string Payload, int Times = 1)
{
    public static RejectedRow Of(Id<RejectedEvent> id, IncomingEvent read, EventRefusal refusal)
    {
        var bytes = read.Raw.Span[..Math.Min(read.Raw.Length, EventParser.MostBytesOfOne)];
        var payload = Encoding.UTF8.GetString(bytes).Replace('\0', '\uFFFD');
        return new(id.ToString(), IncomingEvent.Hash($"{refusal.Code}\n{payload}"), read.Source, read.Id, read.Type, read.Subject, refusal.Code, refusal.Detail, payload);
    }
}
