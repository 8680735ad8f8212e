using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Demo;

/// <summary>One step from an empty console to the first invoice; it is done when there is one of what it makes.</summary>
internal sealed record FirstStep(int Order, string Title, string Text, string Href, Func<CancellationToken, Task<Result<bool>>> Ask) : ISetupStep
{
    public async Task<bool> IsDoneAsync(CancellationToken cancel) => await Ask(cancel) is { Ok: true, Value: true };
}

[Needs(Permission.Read)]
public sealed class FirstStepQueries(BillingDb db)
{
    public Task<bool> AnyAsync<T>(CancellationToken cancel) where T : class => db.Set<T>().AnyAsync(cancel);
}
