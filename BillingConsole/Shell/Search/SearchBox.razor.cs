using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace BillingConsole.Shell.Search;

public sealed partial class SearchBox : IDisposable
{
    private DotNetObjectReference<SearchBox>? self;
    private bool open;

    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required Browser Browser { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await Browser.ListenForSearchAsync(self = DotNetObjectReference.Create(this));
    }

    [JSInvokable]
    public async Task OpenSearch()
    {
        if (open) return;
        open = true;
        try
        {
            await Dialogs.OpenAsync<SearchDialog>("Search", null, new DialogOptions
            {
                ShowTitle = false, ShowClose = false, CloseDialogOnEsc = true, CloseDialogOnOverlayClick = true, AutoFocusFirstElement = false,
                Width = "min(40rem, calc(100vw - 2rem))", Top = "10vh", CssClass = "search-dialog",
            });
        }
        finally
        {
            open = false;
        }
    }

    public void Dispose() => self?.Dispose();
}
