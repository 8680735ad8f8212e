using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace BillingConsole.Shell;

public sealed partial class Routes : IDisposable
{
    private Viewer viewer = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required Browser Browser { get; init; }
    [Inject] public required ThemeService Themes { get; init; }
    [Inject] public required AuthenticationStateProvider Authentication { get; init; }

    /// <summary>The browser's zone as an earlier visit stored it.</summary>
    [Parameter] public string? Zone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Authentication.AuthenticationStateChanged += OnIdentityChanged;
        viewer = new(Viewer.ZoneOf(Zone), await Operations.WhoAsync());
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Browser.SetUpAsync() is not { } browser) return;
        if (browser.PrefersDark && browser.FirstVisit) Themes.SetTheme(Shell.Themes.Dark);
        var zone = Viewer.ZoneOf(browser.Zone);
        if (zone.Equals(viewer.Zone)) return;
        viewer = viewer with { Zone = zone };
        StateHasChanged();
    }

    public void Dispose() => Authentication.AuthenticationStateChanged -= OnIdentityChanged;

    private void OnIdentityChanged(Task<AuthenticationState> state) => _ = InvokeAsync(async () =>
    {
        viewer = viewer with { Actor = await Operations.WhoAsync() };
        StateHasChanged();
    });
}
