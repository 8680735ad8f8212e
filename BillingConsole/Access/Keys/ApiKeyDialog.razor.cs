using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Access.Keys;

/// <summary>Makes a key; closes with it.</summary>
public sealed partial class ApiKeyDialog
{
    private string? name;
    private Role? role;
    private bool readOnly;
    private LocalDate? lastDay;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var made = await Operations.RunAsync(new CreateApiKey(new()
        {
            Name = name, Role = role, Scopes = readOnly ? [ApiKey.ReadScope] : [],
            ExpiresAt = lastDay?.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(),
        }));
        if (made.Ok) Dialogs.Close(made.Value);
        return made.Refusals;
    }
}
