using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace BillingConsole.Shell;

/// <summary>Keeps the frame standing when a page fails, and gives the failure a number that stands in the log as well.</summary>
public sealed class PageErrorBoundary : ErrorBoundaryBase
{
    [Inject] public required ILogger<PageErrorBoundary> Log { get; init; }

    private string trace = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        trace = Activity.Current?.TraceId.ToString() ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        Log.LogError(exception, "A page failed, trace {Trace}", trace);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }
        builder.OpenComponent<ErrorPanel>(1);
        builder.AddComponentParameter(2, nameof(ErrorPanel.Trace), trace);
        builder.CloseComponent();
    }
}
