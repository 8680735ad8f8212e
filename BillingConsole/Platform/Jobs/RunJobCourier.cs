using System.Text.Json;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Outbox;

namespace BillingConsole.Platform.Jobs;

/// <summary>Hands a wish to run a job now to the scheduler.</summary>
public sealed class RunJobCourier(JobSchedule schedule) : IOutboxCourier
{
    public const string KindOfMessage = "job";

    public string Kind => KindOfMessage;

    public Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var message = JsonSerializer.Deserialize<RunJobMessage>(payload, ApiJson.Options)!;
        return schedule.RunNowAsync(message.Job, message.Run, cancel);
    }
}
