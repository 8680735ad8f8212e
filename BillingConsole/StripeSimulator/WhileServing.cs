namespace BillingConsole.StripeSimulator;

/// <summary>Beside the real Stripe there is no simulator: its addresses lead nowhere.</summary>
internal sealed class WhileServing(SimulatorOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await options.Serves(http.RequestServices, http.RequestAborted) ? await next(context) : Results.NotFound();
    }
}
