using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Access.Users;

public sealed partial class UsersPage
{
    private DataList<UserView>? list;
    private InvitedUser? invited;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private Task<Result<PageOf<UserView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((UserQueries q) => q.ListAsync(request.Listing, request.Cancel), request.Cancel);

    private async Task InviteAsync()
    {
        if (await Dialogs.OpenAsync<UserDialog>("Invite a user", [], ConfirmActs.Options()) is InvitedUser made) await ShowAsync(made);
    }

    private async Task EditAsync(UserView user)
    {
        if (await Dialogs.OpenAsync<UserDialog>(user.Email, new() { [nameof(UserDialog.User)] = user }, ConfirmActs.Options()) is true) await ShowAsync(null);
    }

    private async Task ReinviteAsync(UserView user)
    {
        InvitedUser? made = null;
        var done = await Dialogs.ConfirmActAsync(new($"New password for {user.Email}?", "Their sessions end now, and the present password and second factor stop counting. You get an address at which they choose a new one.", "Invite again", async reason =>
        {
            var result = await Operations.RunAsync(new InviteUser(user.Id.ToString()), new(Reason: reason));
            if (result.Ok) made = result.Value;
            return result.Refusals;
        }));
        if (done) await ShowAsync(made);
    }

    private async Task ShowAsync(InvitedUser? made)
    {
        invited = made?.Invitation is null ? null : made;
        if (list is not null) await list.ReloadAsync();
    }
}
