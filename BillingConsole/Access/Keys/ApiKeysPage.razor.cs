using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Access.Keys;

public sealed partial class ApiKeysPage
{
    private DataList<ApiKeyView>? list;
    private NewApiKey? made;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<PageOf<ApiKeyView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((ApiKeyQueries q) => q.ListAsync(request.Listing, request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenAsync<ApiKeyDialog>("New API key", [], ConfirmActs.Options()) is not NewApiKey key) return;
        made = key;
        if (list is not null) await list.ReloadAsync();
    }

    private async Task RevokeAsync(ApiKeyView key)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Revoke “{key.Name}”?", "Programs that use it are refused from now on. A revoked key cannot come back; make a new one instead.", "Revoke the key", async reason =>
            (await Operations.RunAsync(new RevokeApiKey(key.Id.ToString()), new(Reason: reason))).Refusals));
        if (done && list is not null) await list.ReloadAsync();
    }
}
