using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Invoices.Bulk;

/// <summary>Shows count and money of an act on many invoices, and begins it; closes with the run.</summary>
public sealed partial class BulkDialog
{
    private BulkPreview? preview;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public BulkBody Body { get; set; } = new();

    private string Verb => Body.Act == BulkAct.Finalize ? "Finalise" : "Send";

    private string Sentence => preview is not { Count: > 0 } look
        ? Body.Act == BulkAct.Finalize ? "None of these is a draft: there is nothing to finalise." : "None of these is final and not void: there is nothing to send."
        : $"{Wording.Count(look.Count, "invoice")}, {InvoiceWords.Sums(look.AmountByCurrency.Values)}. "
            + (look.Act == BulkAct.Finalize ? "Each gets its number, posts to the journal and uses up its coupon period." : "Each goes to its customer by e-mail, with the PDF.");

    private string? Warning
    {
        get
        {
            if (preview is not { } look) return null;
            string?[] parts =
            [
                look.LeftOut > 0 ? $"{Wording.Count(look.LeftOut, "other")} of your choice are left out for their status." : null,
                look.SentBefore > 0 ? $"{Figures.Of(look.SentBefore)} were sent before and go out again." : null,
                look.WithoutEmail > 0 ? $"{Figures.Of(look.WithoutEmail)} cannot be sent: their customers have no e-mail address." : null,
            ];
            var said = string.Join(' ', parts.OfType<string>());
            return said.Length == 0 ? null : said;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var look = await Operations.RunAsync(new PreviewBulk(Body));
        (preview, refusals) = (look.Ok ? look.Value : null, look.Refusals);
    }

    private async Task<IReadOnlyList<Refusal>> StartAsync()
    {
        var started = await Operations.RunAsync(new StartBulk(Body with { Expected = preview!.Count }));
        if (started.Ok) Dialogs.Close(started.Value);
        return started.Refusals;
    }
}
