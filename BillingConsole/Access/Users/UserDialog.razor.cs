using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Access.Users;

/// <summary>Invites a person, or changes who one is. Closes with the invited user, or with true.</summary>
public sealed partial class UserDialog
{
    private static readonly IReadOnlyList<Choice> Roles = Choice.Of([.. UserChecks.Roles]);
    private string? email;
    private string? name;
    private string? role;
    private bool disabled;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter] public UserView? User { get; set; }

    protected override void OnInitialized()
    {
        if (User is not null) (email, name, role, disabled) = (User.Email, User.Name, Words.Of(User.Role), User.Disabled);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var body = new UserBody { Email = email ?? "", Name = name, Role = Words.TryParse<Role>(role, out var chosen) ? chosen : null };
        if (User is null)
        {
            var invited = await Operations.RunAsync(new CreateUser(body));
            if (invited.Ok) Dialogs.Close(invited.Value);
            return invited.Refusals;
        }
        var changed = await Operations.RunAsync(new ChangeUser(User.Id.ToString(), body with { Disabled = disabled }), new(User.Version));
        if (changed.Ok) Dialogs.Close(true);
        return changed.Refusals;
    }
}
