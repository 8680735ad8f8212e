using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>The company's rules for two sides that differ.</summary>
public sealed partial class SyncRulesDialog
{
    private SyncSettingsView? settings;
    private EmailLinking? link;
    private SyncSide? name;
    private SyncSide? email;
    private SyncSide? phone;
    private SyncSide? address;
    private SyncSide? locale;
    private SyncSide? exempt;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        settings = (await Operations.ReadAsync((SyncSettingsQueries q) => q.ViewAsync(CancellationToken.None))).Value;
        var rules = settings.Winners;
        link = settings.LinkByEmail;
        (name, email, phone, address, locale, exempt) = (rules.Name, rules.Email, rules.Phone, rules.Address, rules.PreferredLocale, rules.TaxExempt);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var present = settings!.Winners;
        var rules = new WinnerRules
        {
            Name = name ?? present.Name, Email = email ?? present.Email, Phone = phone ?? present.Phone, Address = address ?? present.Address,
            PreferredLocale = locale ?? present.PreferredLocale, TaxExempt = exempt ?? present.TaxExempt,
        };
        var saved = await Operations.RunAsync(new ChangeSyncSettings(new(link, rules)));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done("The rules are saved; they hold from the next difference on.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
