using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

/// <summary>Shows what a change would give back and bill, and what follows; saves nothing.</summary>
[Needs(Permission.Preview), SavesNothing]
public sealed record PreviewChange(string Subscription, DealChange Change, string? Usage = null) : IInput<PreviewView>;

public sealed class PreviewChangeOperation(ChangeDesk desk, DealChanger changer, ChangeBilling billing, ChangePolicy policy, DealPreview preview) : IOperation<PreviewChange, PreviewView>
{
    public async Task<Result<PreviewView>> RunAsync(PreviewChange input, CancellationToken cancel)
    {
        if (await desk.OpenAsync(input.Subscription, cancel) is not { } changing) return Refusal.NotFound("subscription", input.Subscription);
        if (ChangeDesk.WhyNot(changing, input.Change) is { } refusal) return refusal;
        var check = new Check();
        var assumed = Assumed.Read(input.Usage, check);
        var before = await policy.BeforeAsync(changing, input.Change, cancel);
        if (await changer.ApplyAsync(changing, input.Change, check, cancel) is not { } effect || check.Failed) return check;
        var approval = await policy.JudgeAsync(changing, effect, before, cancel);
        var billed = await billing.BillAsync(changing, effect, effect.Summary, cancel);
        var shown = await preview.AheadAsync(billed.Standing, billed.Invoice, assumed, cancel);
        return shown with { Approval = approval, CreditNotes = [.. billed.Notes.Select(n => CreditNoteView.Of(n.Note, n.Invoice, changing.Customer))] };
    }
}

/// <summary>Shows what would be billed while a deal is paused, or once it goes on.</summary>
[Needs(Permission.Preview), SavesNothing]
public sealed record PreviewPause(string Subscription, bool Resume, string? Usage = null) : IInput<PreviewView>;

public sealed class PreviewPauseOperation(ChangeDesk desk, DealPreview preview) : IOperation<PreviewPause, PreviewView>
{
    public async Task<Result<PreviewView>> RunAsync(PreviewPause input, CancellationToken cancel)
    {
        if (await desk.OpenAsync(input.Subscription, cancel) is not { } changing) return Refusal.NotFound("subscription", input.Subscription);
        if ((input.Resume ? changing.Deal.Resume(changing.Today) : changing.Deal.PauseFrom(changing.Today)) is { } refusal) return refusal;
        var check = new Check();
        var assumed = Assumed.Read(input.Usage, check);
        return check.Failed ? check : await preview.AheadAsync(await preview.StandingAsync(changing, cancel), null, assumed, cancel);
    }
}

internal static class Assumed
{
    public static AssumedUsage Read(string? word, Check check)
    {
        var assumed = AssumedUsage.None;
        if (word is not null && !Words.TryParse(word, out assumed)) check.Add("usage", $"Give one of {Words.All<AssumedUsage>()}.");
        return assumed;
    }
}
