using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace BillingConsole.Tests.House.Bait.Invoices;

internal sealed class UploadPage : ComponentBase
{
    [CascadingParameter] public HttpContext? Http { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Http?.TraceIdentifier);
}
