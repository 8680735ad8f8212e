using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

public sealed partial class ErrorPage
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    private string? Trace => Activity.Current?.TraceId.ToString() ?? Http?.TraceIdentifier;
}
