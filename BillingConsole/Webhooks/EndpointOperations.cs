using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Webhooks.Delivering;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Webhooks;

public sealed record WebhookEndpointBody
{
    public string? Url { get; init; }
    public string? Description { get; init; }

    /// <summary>Names of events, or <c>*</c> for every one.</summary>
    public List<string>? Events { get; init; }
}

public sealed record WebhookEndpointChange
{
    public Given<string> Url { get; init; }
    public Given<string> Description { get; init; }
    public Given<List<string>> Events { get; init; }
    public Given<bool?> Enabled { get; init; }
}

/// <summary>Adds an endpoint. Its name is looked up before anything is written, since a name service may take its time.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record CreateWebhookEndpoint(WebhookEndpointBody Body) : IInput<NewWebhookEndpoint>;

public sealed class CreateWebhookEndpointOperation(Operations operations, WebhookTargets targets) : IOperation<CreateWebhookEndpoint, NewWebhookEndpoint>
{
    public async Task<Result<NewWebhookEndpoint>> RunAsync(CreateWebhookEndpoint input, CancellationToken cancel)
    {
        var check = new Check();
        if (await targets.WhyNotAsync(input.Body.Url, cancel) is { } refusal) check.Refusals.Add(refusal);
        check.OptionalText("description", input.Body.Description);
        EndpointChecks.Events(check, input.Body.Events);
        return check.Failed ? check : await operations.RunAsync(new KeepWebhookEndpoint(input.Body), cancel: cancel);
    }
}

/// <summary>Writes an endpoint whose address was looked up.</summary>
[Needs(Permission.Administer)]
public sealed record KeepWebhookEndpoint(WebhookEndpointBody Body) : IInput<NewWebhookEndpoint>;

public sealed class KeepWebhookEndpointOperation(BillingDb db, RealTime time, WebhookSecret secrets) : IOperation<KeepWebhookEndpoint, NewWebhookEndpoint>
{
    public Task<Result<NewWebhookEndpoint>> RunAsync(KeepWebhookEndpoint input, CancellationToken cancel)
    {
        var (check, secret) = (new Check(), WebhookSecret.New());
        var endpoint = new WebhookEndpoint
        {
            Id = time.NewId<WebhookEndpoint>(), Url = check.Text("url", input.Body.Url, WebhookTargets.LongestUrl), Description = check.OptionalText("description", input.Body.Description),
            Events = EndpointChecks.Events(check, input.Body.Events), Secret = secrets.Seal(secret), CreatedAt = time.Now,
        };
        if (check.Failed) return Task.FromResult<Result<NewWebhookEndpoint>>(check);
        db.Add(endpoint);
        db.Add(new WebhookStanding { EndpointId = endpoint.Id });
        return Task.FromResult<Result<NewWebhookEndpoint>>(new NewWebhookEndpoint(endpoint.Id, secret, endpoint.Url, endpoint.Description, endpoint.Events, endpoint.Enabled, endpoint.CreatedAt));
    }
}

/// <summary>Changes an endpoint, or switches it on or off.</summary>
[Needs(Permission.Administer), CommitsInSteps]
public sealed record ChangeWebhookEndpoint(string Endpoint, WebhookEndpointChange Change) : IInput<WebhookEndpointView>;

public sealed class ChangeWebhookEndpointOperation(Operations operations, OperationContext context, WebhookTargets targets) : IOperation<ChangeWebhookEndpoint, WebhookEndpointView>
{
    public async Task<Result<WebhookEndpointView>> RunAsync(ChangeWebhookEndpoint input, CancellationToken cancel)
    {
        var (check, change) = (new Check(), input.Change);
        if (change.Url.IsGiven && await targets.WhyNotAsync(change.Url.Value, cancel) is { } refusal) check.Refusals.Add(refusal);
        if (change.Description.IsGiven) check.OptionalText("description", change.Description.Value);
        if (change.Events.IsGiven) EndpointChecks.Events(check, change.Events.Value);
        check.That(!change.Enabled.IsGiven || change.Enabled.Value is not null, "enabled", "Give true or false.");
        return check.Failed ? check : await operations.RunAsync(new SaveWebhookEndpoint(input.Endpoint, change), new(context.ExpectedVersion, context.Reason), cancel);
    }
}

/// <summary>Writes a change whose address was looked up.</summary>
[Needs(Permission.Administer)]
public sealed record SaveWebhookEndpoint(string Endpoint, WebhookEndpointChange Change) : IInput<WebhookEndpointView>;

public sealed class SaveWebhookEndpointOperation(BillingDb db, OperationContext context) : IOperation<SaveWebhookEndpoint, WebhookEndpointView>
{
    public async Task<Result<WebhookEndpointView>> RunAsync(SaveWebhookEndpoint input, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(input.Endpoint, cancel) is not { } endpoint) return Refusal.NotFound("webhook endpoint", input.Endpoint);
        if (context.Changed(endpoint) is { } changed) return changed;
        var (check, change) = (new Check(), input.Change);
        if (change.Url.IsGiven) endpoint.Url = check.Text("url", change.Url.Value, WebhookTargets.LongestUrl);
        if (change.Description.IsGiven) endpoint.Description = check.OptionalText("description", change.Description.Value);
        if (change.Events.IsGiven) endpoint.Events = EndpointChecks.Events(check, change.Events.Value);
        if (check.Failed) return check;
        var standing = await db.Set<WebhookStanding>().SingleAsync(s => s.EndpointId == endpoint.Id, cancel);
        if (change.Enabled.Or(endpoint.Enabled) is { } enabled && enabled != endpoint.Enabled)
        {
            (endpoint.Enabled, endpoint.DisabledReason) = (enabled, null);
            standing.Clear();
        }
        if (change.Url.IsGiven) standing.Clear();
        return WebhookEndpointView.Of(endpoint, standing);
    }
}

/// <summary>Forgets an endpoint with its log; what still waits for it is not sent.</summary>
[Needs(Permission.Administer)]
public sealed record RemoveWebhookEndpoint(string Endpoint) : IInput<Done>;

public sealed class RemoveWebhookEndpointOperation(BillingDb db) : IOperation<RemoveWebhookEndpoint, Done>
{
    public async Task<Result<Done>> RunAsync(RemoveWebhookEndpoint input, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(input.Endpoint, cancel) is not { } endpoint) return Refusal.NotFound("webhook endpoint", input.Endpoint);
        db.Remove(endpoint);
        return default(Done);
    }
}

/// <summary>Gives an endpoint a new secret; the old one signs beside it for a day.</summary>
[Needs(Permission.Administer)]
public sealed record RotateWebhookSecret(string Endpoint) : IInput<RotatedWebhookSecret>;

public sealed class RotateWebhookSecretOperation(BillingDb db, OperationContext context, RealTime time, WebhookSecret secrets) : IOperation<RotateWebhookSecret, RotatedWebhookSecret>
{
    public async Task<Result<RotatedWebhookSecret>> RunAsync(RotateWebhookSecret input, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(input.Endpoint, cancel) is not { } endpoint) return Refusal.NotFound("webhook endpoint", input.Endpoint);
        if (context.Changed(endpoint) is { } changed) return changed;
        var secret = WebhookSecret.New();
        (endpoint.FormerSecret, endpoint.FormerUntil, endpoint.Secret) = (endpoint.Secret, time.Now + WebhookSecret.Overlap, secrets.Seal(secret));
        return new RotatedWebhookSecret(endpoint.Id, secret, endpoint.FormerUntil.Value);
    }
}

internal static class EndpointChecks
{
    public static List<string> Events(Check check, List<string>? events)
    {
        if (events is not { Count: > 0 })
        {
            check.Add("events", $"Choose at least one event, or {WebhookEvents.Every} for all of them.", "required");
            return [];
        }
        var unknown = events.Where(e => !WebhookEvents.Knows(e)).ToList();
        check.That(unknown.Count == 0, "events", $"There is no event '{string.Join("', '", unknown.Take(5))}'. Give some of {string.Join(", ", WebhookEvents.All.Select(e => e.Name))}, or {WebhookEvents.Every}.");
        return events.Contains(WebhookEvents.Every) ? [WebhookEvents.Every] : [.. events.Distinct()];
    }

    public static async Task<WebhookEndpoint?> FindWebhookEndpointAsync(this BillingDb db, string? named, CancellationToken cancel) =>
        Id<WebhookEndpoint>.TryParse(named, out var id) ? await db.Set<WebhookEndpoint>().SingleOrDefaultAsync(e => e.Id == id, cancel) : null;
}
