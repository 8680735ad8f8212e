using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace BillingConsole.Tests.House.Bait.Wiring;

[Needs(Permission.Read)]
internal sealed record Orphan : IInput<int>;

internal sealed record Unguarded : IInput<int>;

internal sealed class SavesByItself(BillingDb db) : IOperation<Unguarded, int>
{
    public async Task<Result<int>> RunAsync(Unguarded input, CancellationToken cancel) => await db.SaveChangesAsync(cancel);
}

internal static class ForgottenApi
{
    public static RouteGroupBuilder MapForgotten(RouteGroupBuilder api) => api;
}

[Route("/bait/{Id}")]
internal sealed class FirstPage : ComponentBase;

[Route("/bait/{Code}")]
internal sealed class SecondPage : ComponentBase;

internal interface IAlone;

internal sealed class Alone : IAlone;
